package cn.quancheng.scenarios;

import org.jspecify.annotations.Nullable;

/**
 * How many may take a benefit.
 *
 * @param inAll all citizens together; none: as many as come
 * @param perCitizen one citizen; none: as often as they like
 */
public record Places(@Nullable Limit inAll, @Nullable Limit perCitizen) {
    /** More places in a period are no limit that anybody would notice, and each is counted. */
    public static final int MOST = 10_000;

    /** As many as come, as often as they like. */
    public static final Places UNLIMITED = new Places(null, null);

    /** So many within each period. */
    public record Limit(int most, PlacesPeriod per) {
        /** @throws IllegalArgumentException where it is none, or too many */
        public Limit {
            if (most < 1 || most > MOST) {
                throw new IllegalArgumentException("1 to " + MOST + " places, not " + most);
            }
        }

        /** What citizens read, such as 每月20份. */
        public String words(String unit) {
            return per.words() + most + unit;
        }
    }
}
