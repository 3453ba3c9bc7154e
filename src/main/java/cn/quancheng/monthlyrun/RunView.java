package cn.quancheng.monthlyrun;

import cn.quancheng.platform.Pace;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A run as its operators see it.
 *
 * @param kernelVersion of the program that computes scores; another one might come to other scores
 * @param citizens citizens that it has been through, scored or not
 * @param rate citizens a second, of this process while it works on the run, else of the whole run
 * @param comparedWith the run that it was compared with before its publication; null where it was not yet, or there was none
 * @param alerts why it was held back, in sentences; empty where it was not
 * @param release who let it be published nevertheless, or null
 * @param eta when it will be through at that rate; null where nobody can tell, and once it is through
 */
@Schema(name = "Run", example = """
                {"id":3,"month":"2026-11","revision":1,"state":"PUBLISHED","modelVersion":"2026.1","kernelVersion":1,"scored":19204,
                 "citizens":20000,"total":20000,"rate":310000.0,"eta":null,"dataCutoff":"2026-11-23T02:00:00Z",
                 "reason":null,"startedBy":"operator","startedAt":"2026-11-23T02:00:00Z",
                 "finishedAt":"2026-11-23T02:00:01Z","comparedWith":2,"alerts":[],"release":null,"failure":null}""")
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

        @Schema(description = "公布之前与哪一次计算相比；还没有比、或没有可比的为null") @Nullable
        Integer comparedWith,

        @Schema(description = "为什么暂缓公布；没有暂缓过的为空") List<String> alerts,
        @Nullable Release release,
        @Nullable String failure) {
    RunView {
        alerts = List.copyOf(alerts);
    }

    /** Who looked at a run that was held back, and let it be published. */
    @Schema(name = "RunRelease")
    record Release(String by, Instant at, String reason) {}

    static RunView of(Run run, Optional<Pace> pace, Instant now, List<String> alerts) {
        return new RunView(
                run.id(),
                run.month(),
                run.revision(),
                run.state(),
                run.modelVersion(),
                run.kernelVersion(),
                run.scored(),
                Math.max(run.citizens(), pace.map(Pace::through).orElse(0L)),
                run.total(),
                Math.round(pace.map(Pace::rate).orElseGet(() -> overall(run)) * 10) / 10.0,
                pace.flatMap(Pace::left).map(now::plus).orElse(null),
                run.dataCutoff(),
                run.reason(),
                run.startedBy(),
                run.startedAt(),
                run.finishedAt(),
                run.comparison() == null ? null : run.comparison().with(),
                alerts,
                release(run.release()),
                run.failure());
    }

    private static @Nullable Release release(Run.@Nullable Release release) {
        return release == null ? null : new Release(release.by(), release.at(), release.reason());
    }

    private static double overall(Run run) {
        if (run.finishedAt() == null) {
            return 0;
        }
        long millis = Duration.between(run.startedAt(), run.finishedAt()).toMillis();
        return millis > 0 ? run.citizens() * 1000.0 / millis : 0;
    }
}
