package cn.quancheng.platform.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.time.DateTimeException;
import java.time.Period;
import java.util.function.Function;

/** Reads days, months and periods. */
final class Dates {
    private Dates() {}

    static <T> @Nullable T read(Value place, Function<String, T> parse, String otherwise) {
        ScalarNode scalar = place.scalar(otherwise);
        if (scalar == null) {
            return null;
        }
        try {
            return parse.apply(scalar.getValue());
        } catch (DateTimeException e) {
            place.fault(otherwise + ",不是“" + scalar.getValue() + "”");
            return null;
        }
    }

    static @Nullable Period period(Value place, boolean mayBeZero, int mostMonths) {
        Period period = read(place, Period::parse, "应为期限,例如 P36M");
        if (period != null && !(mayBeZero && period.isZero()) && !isWithin(period, mostMonths)) {
            place.fault("期限须大于零且不超过 " + mostMonths + " 个月");
            return null;
        }
        return period;
    }

    private static boolean isWithin(Period period, int mostMonths) {
        return !period.isNegative() && !period.isZero() && period.toTotalMonths() + period.getDays() / 28 <= mostMonths;
    }
}
