package cn.quancheng.web;

import cn.quancheng.ledger.quality.DepartmentQuality;
import cn.quancheng.ledger.quality.Quality;
import cn.quancheng.ledger.quality.ReportingQuality.Targets;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A department's figures, ready to be read: two rates against their targets, a chart, and the same as a table.
 *
 * @param compliance the rate of all these months
 * @param late likewise
 * @param rows a month each, the newest first
 */
record QualityFigures(
        Language language,
        String department,
        Targets targets,
        Rate compliance,
        Rate late,
        String received,
        int silentMonths,
        QualityChart chart,
        List<Row> rows) {

    static QualityFigures of(DepartmentQuality own, Targets targets, Language language) {
        Quality total = own.total();
        List<Row> rows = new ArrayList<>(
                own.months().stream().map(month -> Row.of(month, language)).toList());
        Collections.reverse(rows);
        return new QualityFigures(
                language,
                own.department(),
                targets,
                Rate.of(total.complianceRate(), total.compliant()),
                Rate.of(total.lateRate(), total.punctual()),
                grouped(total.received()),
                own.silentMonths(),
                QualityChart.of(own.months(), language.locale),
                rows);
    }

    /** Whether there is nothing to show yet. */
    public boolean empty() {
        return received.equals("0");
    }

    /**
     * A rate against its target.
     *
     * @param share in per cent, or a dash where there is none
     * @param missed whether it is not what is asked for
     * @param known whether there is one
     */
    record Rate(String share, boolean missed, boolean known) {
        static Rate of(@Nullable BigDecimal share, @Nullable Boolean met) {
            return share == null || met == null
                    ? new Rate("—", false, false)
                    : new Rate(share.movePointRight(2).toPlainString() + "%", !met, true);
        }
    }

    /** A month as a line of the table. */
    record Row(
            String month,
            boolean ended,
            boolean silent,
            String received,
            String onTime,
            String late,
            String refused,
            String duplicates,
            Rate compliance,
            Rate lateRate) {
        static Row of(DepartmentQuality.Month month, Language language) {
            Quality figures = month.figures();
            return new Row(
                    name(month.month(), language),
                    month.ended(),
                    month.silent(),
                    grouped(figures.received()),
                    grouped(figures.onTime()),
                    grouped(figures.late()),
                    grouped(figures.refused()),
                    grouped(figures.duplicates()),
                    Rate.of(figures.complianceRate(), figures.compliant()),
                    Rate.of(figures.lateRate(), figures.punctual()));
        }
    }

    private static String name(YearMonth month, Language language) {
        return DateTimeFormatter.ofPattern(language.monthPattern, language.locale)
                .format(month);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
