package cn.quancheng.monthlyrun;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * A computation of a month.
 *
 * @param revision 1 for a month's first run
 * @param kernelVersion {@link cn.quancheng.scoring.Scorer#VERSION} when it was begun
 * @param dataCutoff what was received before it is seen
 * @param lastEntry the newest entry of the journal that it sees
 * @param reason why the month was computed again, or null
 * @param comparison with what it was compared before anybody saw it, or null: not yet
 * @param release who let it be published although it differed too much, or null
 * @param failure why it stopped by itself, in Chinese, or null
 * @param total citizens in the register when it started, scored or not
 * @param citizens citizens that it has been through
 * @param scored those of them who have a score
 * @param tiers how many have each tier, in the model's order, the highest one first; empty before the first checkpoint
 */
public record Run(
        int id,
        YearMonth month,
        int revision,
        RunState state,
        String model,
        String modelVersion,
        String modelDigest,
        String catalogueDigest,
        int kernelVersion,
        Instant dataCutoff,
        long lastEntry,
        @Nullable String reason,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Comparison comparison,
        @Nullable Release release,
        @Nullable String failure,
        long total,
        long citizens,
        long scored,
        List<Long> tiers) {
    public Run {
        tiers = List.copyOf(tiers);
    }

    /**
     * That it was compared.
     *
     * @param with the run that was published last, or null where there was none
     */
    public record Comparison(Instant at, @Nullable Integer with) {}

    /** That a person let it be published. */
    public record Release(String by, Instant at, String reason) {}
}
