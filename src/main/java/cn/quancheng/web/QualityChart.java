package cn.quancheng.web;

import cn.quancheng.ledger.quality.DepartmentQuality;
import cn.quancheng.ledger.quality.Quality;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The months as columns of a chart, each of what came on time, what came late and what was refused. Widths are per cent of
 * the chart, so that its letters keep their size on a telephone; heights are pixels.
 *
 * @param top what the highest line stands for
 * @param half what the line below it stands for
 */
record QualityChart(String top, String half, List<Column> columns) {
    /** Where the highest line and the ground are. */
    private static final int CEILING = 12;

    private static final int GROUND = 172;
    private static final int LEFT = 8;
    private static final double USED = 0.62;
    private static final long LONGEST_IN_FULL = 10_000;

    static QualityChart of(List<DepartmentQuality.Month> months, Locale language) {
        long highest = months.stream()
                .mapToLong(month -> drawn(month.figures()).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .max()
                .orElse(0);
        long top = rounded(highest);
        List<Column> columns = new ArrayList<>();
        for (DepartmentQuality.Month month : months) {
            columns.add(Column.of(month, columns.size(), months.size(), top));
        }
        return new QualityChart(number(top, language), number(top / 2, language), columns);
    }

    private static List<Long> drawn(Quality figures) {
        return List.of(figures.onTime(), figures.late(), figures.refused());
    }

    /** The next number that has a round half. */
    static long rounded(long highest) {
        long power = 1;
        while (power * 10 <= highest) {
            power *= 10;
        }
        long step = Math.max(2, power / 5);
        return Math.max(2, (highest + step - 1) / step * step);
    }

    /** Short enough for the margin: 12万, or 120K. */
    private static String number(long value, Locale language) {
        if (value < LONGEST_IN_FULL) {
            return String.format(Locale.ROOT, "%,d", value);
        }
        NumberFormat brief = NumberFormat.getCompactNumberInstance(language, NumberFormat.Style.SHORT);
        brief.setMaximumFractionDigits(1);
        return brief.format(value);
    }

    /**
     * A month.
     *
     * @param name its number
     * @param year where it begins one, or the chart and the next month does not
     * @param parts from the ground up
     */
    record Column(String name, String year, String x, String middle, String width, boolean silent, List<Part> parts) {
        static Column of(DepartmentQuality.Month month, int place, int places, long top) {
            int number = month.month().getMonthValue();
            double room = (100.0 - LEFT) / places;
            double width = Math.min(room * USED, 9);
            double middle = LEFT + room * (place + 0.5);
            List<Part> parts = new ArrayList<>();
            double ground = GROUND;
            for (long lines : drawn(month.figures())) {
                double height = (double) (GROUND - CEILING) * lines / top;
                ground -= height;
                parts.add(new Part(decimal(ground), decimal(height)));
            }
            return new Column(
                    String.valueOf(number),
                    number == 1 || place == 0 && number < 12
                            ? String.valueOf(month.month().getYear())
                            : "",
                    decimal(middle - width / 2),
                    decimal(middle),
                    decimal(width),
                    month.silent() && month.ended(),
                    parts);
        }
    }

    /** One of the three, by where it begins and how high it is. */
    record Part(String y, String height) {}

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
