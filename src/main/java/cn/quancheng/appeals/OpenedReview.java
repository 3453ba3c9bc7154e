package cn.quancheng.appeals;

import cn.quancheng.scores.ScoreAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What a reviewer sees.
 *
 * @param idNumber masked
 * @param statement what the citizen thinks is wrong
 * @param score as it stands now, with its why; null where there is none any more
 */
@Schema(name = "OpenedReview")
record OpenedReview(
        long id,
        ReviewKind kind,
        ReviewState state,
        LocalDate dueOn,
        String idNumber,
        String name,
        YearMonth month,
        String statement,
        @Nullable ScoreAnswer score) {}
