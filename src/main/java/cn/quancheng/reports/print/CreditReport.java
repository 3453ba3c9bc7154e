package cn.quancheng.reports.print;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a report says, in the words that are printed: days, points and states are texts already.
 *
 * @param number of this report
 * @param madeAt day and time in the city
 * @param endsOn the last day on which its code is known
 * @param dimensions all four
 * @param adjustments what bounds added or took
 * @param failings adverse records that are in use, those under dispute among them
 * @param tiers highest first
 */
public record CreditReport(
        String number,
        String madeAt,
        String endsOn,
        Holder holder,
        Agreement agreement,
        Score score,
        List<Dimension> dimensions,
        List<Adjustment> adjustments,
        List<Failing> failings,
        List<Tier> tiers,
        Check check) {
    /** @param idNumber masked */
    public record Holder(String name, String idNumber, String district) {}

    /** @param noticeAddress where the notice can be read */
    public record Agreement(
            String noticeVersion,
            String noticeAddress,
            String agreementNo,
            String channel,
            String agreedOn,
            String endsOn) {}

    /** @param revised whether a decision changed what the month's run had computed */
    public record Score(
            String month,
            int points,
            String tier,
            String tierName,
            int baseline,
            String model,
            String dataCutoff,
            boolean revised) {}

    /**
     * @param lines indicators with records or points
     * @param others names of the indicators without either
     */
    public record Dimension(String name, String points, List<Line> lines, String others) {}

    /**
     * @param cap empty where there is none
     * @param basis of its items and its own
     */
    public record Line(
            String code, String name, String facet, String points, String cap, String basis, List<Row> rows) {}

    /**
     * A record as an indicator weighs it.
     *
     * @param papers the document that it rests on, its number in the ledger
     * @param weight before the cap
     */
    public record Row(
            String what,
            String occurredOn,
            String department,
            List<String> papers,
            String weight,
            String endsOn,
            String state) {}

    /** What a bound added or took. */
    public record Adjustment(String name, String points) {}

    /** @param repair from when on it may be repaired */
    public record Failing(
            String what,
            String occurredOn,
            String department,
            String documentNo,
            String weight,
            String endsOn,
            String repair,
            boolean disputed) {}

    /** @param from the lowest score, or null for the lowest tier */
    public record Tier(String code, String name, @Nullable Integer from, boolean reached) {}

    /** @param address that the QR code leads to */
    public record Check(String code, String address) {}
}
