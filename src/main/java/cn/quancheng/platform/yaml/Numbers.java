package cn.quancheng.platform.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.math.BigDecimal;

/** Reads numbers as people mean them: 010 is no eight, and 1e3 is no thousand. */
final class Numbers {
    private Numbers() {}

    static @Nullable Long whole(Value place, long least, long most) {
        ScalarNode scalar = place.scalar("应为整数");
        if (scalar == null) {
            return null;
        }
        String text = scalar.getValue();
        if (!scalar.getTag().equals(Tag.INT) || !text.matches("[-+]?(0|[1-9][0-9]{0,17})")) {
            place.fault("应为整数,不是“" + text + "”");
            return null;
        }
        long whole = Long.parseLong(text);
        if (whole < least || whole > most) {
            place.fault("应在 " + least + " 至 " + most + " 之间,不是 " + whole);
            return null;
        }
        return whole;
    }

    static @Nullable Long hundredths(Value place, long least, long most) {
        ScalarNode scalar = place.scalar("应为数字,最多两位小数");
        if (scalar == null) {
            return null;
        }
        String text = scalar.getValue();
        boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        if (!number || !text.matches("(0|[1-9][0-9]{0,11})([.][0-9]{1,2})?")) {
            place.fault("应为数字,最多两位小数,不是“" + text + "”");
            return null;
        }
        long hundredths = new BigDecimal(text).movePointRight(2).longValueExact();
        if (hundredths < least || hundredths > most) {
            place.fault("应在 " + BigDecimal.valueOf(least, 2) + " 至 " + BigDecimal.valueOf(most, 2) + " 之间,不是 " + text);
            return null;
        }
        return hundredths;
    }
}
