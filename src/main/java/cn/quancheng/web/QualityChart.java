package cn.quancheng.web;

import cn.quancheng.ledger.quality.DepartmentQuality;
import cn.quancheng.ledger.quality.Quality;

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

    static QualityChart of(List<DepartmentQuality.Month> months) {
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
        return new QualityChart(number(top), number(top / 2), columns);
    }

    private static List<Long> drawn(Quality figures) {
        return List.of(figures.onTime(), figures.late(), figures.refused());
    }

    /** The next even number of one digit and noughts. */
    static long rounded(long highest) {
        long power = 1;
        while (power * 10 <= highest) {
            power *= 10;
        }
        long steps = (highest + power - 1) / power;
        return Math.max(2, (steps + steps % 2) * power);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /**
     * A month.
     *
     * @param name its number, and the year where it begins one
     * @param parts from the ground up
     */
    record Column(String name, String year, String x, String middle, String width, boolean silent, List<Part> parts) {
        static Column of(DepartmentQuality.Month month, int place, int places, long top) {
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
                    String.valueOf(month.month().getMonthValue()),
                    place == 0 || month.month().getMonthValue() == 1
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
