package cn.quancheng.ledger.quality;

import cn.quancheng.intake.CsvField;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statistics as a CSV that people open in a spreadsheet: a line a department and month. The byte order mark is what
 * Excel knows UTF-8 by, and a name that begins like a formula is not one.
 */
final class StatisticsFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> COLUMNS = List.of(
            "department",
            "month",
            "received",
            "accepted",
            "on-time",
            "late",
            "refused",
            "duplicates",
            "adverse-on-time",
            "adverse-late",
            "compliance-rate",
            "compliant",
            "late-rate",
            "punctual",
            "silent",
            "ended");

    private final Function<String, String> words;

    /** @param words those of a key of the room's messages */
    StatisticsFile(Function<String, String> words) {
        this.words = words;
    }

    String of(List<DepartmentQuality> departments) {
        Stream<String> lines = departments.stream()
                .flatMap(department -> department.months().stream().map(month -> line(department.department(), month)));
        return BYTE_ORDER_MARK + Stream.concat(Stream.of(heading()), lines).collect(Collectors.joining());
    }

    private String heading() {
        return line(COLUMNS.stream().map(column -> words.apply("ledger.quality-" + column)));
    }

    private String line(String department, DepartmentQuality.Month month) {
        Quality figures = month.figures();
        Stream<Object> counts = Stream.of(
                figures.received(),
                figures.accepted(),
                figures.onTime(),
                figures.late(),
                figures.refused(),
                figures.duplicates(),
                figures.adverse().onTime(),
                figures.adverse().late());
        Stream<String> rates = Stream.of(
                percent(figures.complianceRate()),
                yesOrNo(figures.compliant()),
                percent(figures.lateRate()),
                yesOrNo(figures.punctual()),
                yesOrNo(month.silent()),
                yesOrNo(month.ended()));
        return line(Stream.of(Stream.of(department, month.month().toString()), counts.map(String::valueOf), rates)
                .flatMap(fields -> fields));
    }

    private static String line(Stream<String> fields) {
        return fields.map(CsvField::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null ? "" : share.movePointRight(2).toPlainString() + "%";
    }

    private String yesOrNo(@Nullable Boolean answer) {
        return answer == null ? "" : words.apply(answer ? "ledger.quality-yes" : "ledger.quality-no");
    }
}
