package cn.quancheng.reports;

import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Source;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often a stranger may ask. Codes cannot be guessed; this keeps one source from taking the service's time from
 * others. It is counted in each process by itself, minute by minute.
 */
@ApplicationScoped
class CheckRate {
    /** So many sources are told apart in a minute; those beyond share one count. */
    private static final int SOURCES = 50_000;

    private static final Source OTHERS = new Source("others");

    private final int perMinute;
    private final Clock clock;
    private Minute minute = new Minute(Instant.EPOCH, Map.of());

    private record Minute(Instant start, Map<Source, Integer> asked) {}

    CheckRate(ReportSettings settings, Clock clock) {
        perMinute = settings.checksPerMinute();
        this.clock = clock;
    }

    /**
     * Counts a question.
     *
     * @throws Refusal 429 when the source has asked too often
     */
    void count(Source source) {
        Map<Source, Integer> asked = asked(clock.instant().truncatedTo(ChronoUnit.MINUTES));
        Source counted = asked.size() < SOURCES || asked.containsKey(source) ? source : OTHERS;
        if (asked.merge(counted, 1, Integer::sum) > perMinute) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "reports.too-many-checks", perMinute)
                    .header("Retry-After", "60");
        }
    }

    private synchronized Map<Source, Integer> asked(Instant now) {
        if (!minute.start().equals(now)) {
            minute = new Minute(now, new ConcurrentHashMap<>());
        }
        return minute.asked();
    }
}
