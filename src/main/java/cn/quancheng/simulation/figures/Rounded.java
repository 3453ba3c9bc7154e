package cn.quancheng.simulation.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with so many digits as they are good for. */
final class Rounded {
    private Rounded() {}

    static double to(int digits, double value) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }
}
