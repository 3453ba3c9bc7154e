package cn.quancheng.monthlyrun;

import cn.quancheng.platform.Pace;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A run as its operators see it.
 *
 * @param kernelVersion of the program that computes scores; another one might come to other scores
 * @param citizens citizens that it has been through, scored or not
 * @param rate citizens a second, of this process while it works on the run, else of the whole run
 * @param eta when it will be through at that rate; null where nobody can tell, and once it is through
 */
@Schema(name = "Run", example = """
                {"id":3,"month":"2026-11","revision":1,"state":"PUBLISHED","modelVersion":"2026.1","kernelVersion":1,"scored":19204,
                 "citizens":20000,"total":20000,"rate":310000.0,"eta":null,"dataCutoff":"2026-11-23T02:00:00Z",
                 "reason":null,"startedBy":"operator","startedAt":"2026-11-23T02:00:00Z",
                 "finishedAt":"2026-11-23T02:00:01Z","failure":null}""")
record RunView(
        int id,

        YearMonth month,
        int revision,
        RunState state,
        String modelVersion,
        int kernelVersion,
        long scored,
        long citizens,
        long total,
        double rate,
        @Nullable Instant eta,
        Instant dataCutoff,
        @Nullable String reason,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {
    static RunView of(Run run, Optional<Pace> pace, Instant now) {
        return new RunView(
                run.id(),
                run.month(),
                run.revision(),
                run.state(),
                run.modelVersion(),
                run.kernelVersion(),
                run.scored(),
                Math.max(run.citizens(), pace.map(Pace::citizens).orElse(0L)),
                run.total(),
                Math.round(pace.map(Pace::rate).orElseGet(() -> overall(run)) * 10) / 10.0,
                pace.flatMap(Pace::left).map(now::plus).orElse(null),
                run.dataCutoff(),
                run.reason(),
                run.startedBy(),
                run.startedAt(),
                run.finishedAt(),
                run.failure());
    }

    private static double overall(Run run) {
        if (run.finishedAt() == null) {
            return 0;
        }
        long millis = Duration.between(run.startedAt(), run.finishedAt()).toMillis();
        return millis > 0 ? run.citizens() * 1000.0 / millis : 0;
    }
}
