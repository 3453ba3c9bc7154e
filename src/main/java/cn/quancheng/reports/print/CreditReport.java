package cn.quancheng.reports.print;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

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
    /** So many lines of print find room on a page together, wherever the piece before them ended. */
    private static final int LINES = 30;

    /** So many wide characters find room on a line of the columns that hold names and numbers. */
    private static final int WIDTH = 10;

    /** The adverse records in pieces that each find room on one page. */
    public List<List<Failing>> failingPieces() {
        return pieces(failings, failing -> lines(failing.what(), failing.department(), failing.documentNo()));
    }

    /** At least one piece, which may be empty. A break within a table would part its head from its rows. */
    private static <T> List<List<T>> pieces(List<T> rows, ToIntFunction<T> lines) {
        List<List<T>> pieces = new ArrayList<>();
        List<T> piece = new ArrayList<>();
        int taken = 0;
        for (T row : rows) {
            int wanted = lines.applyAsInt(row);
            if (!piece.isEmpty() && taken + wanted > LINES) {
                pieces.add(piece);
                piece = new ArrayList<>();
                taken = 0;
            }
            piece.add(row);
            taken += wanted;
        }
        pieces.add(piece);
        return pieces;
    }

    /** How many lines the highest of some cells takes at most, with the space around it. */
    private static int lines(String... cells) {
        return 2 + Arrays.stream(cells).mapToInt(String::length).max().orElse(0) / WIDTH;
    }

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
            String code, String name, String facet, String points, String cap, String basis, List<Row> rows) {
        /** The same in pieces that each find room on one page, all but the first said to go on. */
        public List<Line> pieces() {
            List<List<Row>> pieces = CreditReport.pieces(
                    rows, row -> lines(row.what(), row.department(), String.join(" ".repeat(WIDTH), row.papers())));
            return IntStream.range(0, pieces.size())
                    .mapToObj(piece -> new Line(
                            code, piece == 0 ? name : name + "（续）", facet, points, cap, basis, pieces.get(piece)))
                    .toList();
        }
    }

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
