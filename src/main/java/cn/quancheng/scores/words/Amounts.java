package cn.quancheng.scores.words;

import cn.quancheng.models.CatalogueItem;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Quantities as people say them: minutes are told in hours. */
public final class Amounts {
    private static final String MINUTES = "分钟";
    private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);

    private final Phrases phrases;

    public Amounts(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Whether an item is counted in time that is spent on it. */
    public static boolean isTime(CatalogueItem item) {
        return MINUTES.equals(item.unit());
    }

    /** So much of an item's unit; of an item without a unit, so many records. */
    public String of(long quantity, CatalogueItem item) {
        @Nullable String unit = item.unit();
        if (unit == null) {
            return phrases.text("scores.records", String.valueOf(quantity));
        }
        if (unit.equals(MINUTES)) {
            return phrases.text("scores.hours", hours(quantity));
        }
        return unit.equals("次")
                ? phrases.text("scores.times", String.valueOf(quantity))
                : phrases.text("scores.units", String.valueOf(quantity), unit);
    }

    /** To the tenth, and never more than there are. */
    private static String hours(long minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(MINUTES_OF_AN_HOUR, 1, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
