package cn.quancheng.scores.outlook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * Why a score changes: one indicator, one bound, or the agreement's end.
 *
 * @param subject the indicator's code; the dimension or {@code RANGE} of a bound; {@code BASELINE}; {@code AGREEMENT}
 * @param change whole points; the changes of a line add up to the line's
 * @param reason the strongest of its records' reasons, or what else it is
 * @param records those whose weight changes
 */
@Schema(name = "ChangeCause")
record Because(String subject, @Nullable String name, int change, Reason reason, List<Moved> records, String text) {
    /** Subject of a change of the model's baseline. */
    static final String BASELINE = "BASELINE";

    /** Subject of the agreement's end. */
    static final String AGREEMENT = "AGREEMENT";

    /** What happens. */
    enum Reason {
        /** A record counts for the first time. */
        BEGINS,
        /** A record that had stopped counting does so again: reopened, or no longer disputed. */
        COUNTS_AGAIN,
        /** A record's retention is over, and its weight begins to fade. */
        FADES,
        /** A record that fades has lost another part. */
        FADES_FURTHER,
        /** A record's retention, and where it fades its fading, is over. */
        ENDS,
        /** The last day on which a record holds has passed. */
        VALIDITY_PASSES,
        /** A record was repaired, revoked or withdrawn. */
        CLOSED,
        /** A record is disputed. */
        DISPUTED,
        /** No record changes, but time has passed a bound of the indicator's bins. */
        THRESHOLD,
        /** The month is scored by another model. */
        MODEL,
        /** The bound of a dimension or of the range holds more, or less, than before. */
        BOUND,
        /** The agreement no longer covers the month. */
        AGREEMENT_ENDS
    }

    /**
     * A record whose weight changes.
     *
     * @param recordNo empty for one that is only simulated
     * @param weight points before the cap, to the thousandth, after the change
     * @param weightBefore the same before it
     */
    @Schema(name = "MovedRecord")
    record Moved(
            String recordNo,
            String department,
            String item,
            Reason reason,
            BigDecimal weightBefore,
            BigDecimal weight) {}
}
