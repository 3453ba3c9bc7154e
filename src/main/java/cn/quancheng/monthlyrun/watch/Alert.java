package cn.quancheng.monthlyrun.watch;

import cn.quancheng.monthlyrun.RunState;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Why a run was held back.
 *
 * @param state how far the run is now
 * @param since the data cutoff of the run that it was compared with
 * @param formerModel the version of that one's model, where it was another one; else null
 */
record Alert(
        int id,
        int run,
        YearMonth month,
        RunState state,
        Instant at,
        Instant since,
        String model,
        @Nullable String formerModel,
        Measure measure) {}
