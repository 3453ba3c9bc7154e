package cn.quancheng.web;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What a page may say of a published month: counts of people, never a person.
 *
 * @param month whose scores they are
 * @param publishedAt when they were published
 * @param modelVersion the version of the scoring model that computed them
 * @param tiers how many people stand in each tier, the highest tier first
 */
record PublishedMonth(YearMonth month, Instant publishedAt, String modelVersion, List<TierCount> tiers) {
    PublishedMonth {
        tiers = List.copyOf(tiers);
    }

    /**
     * A tier and its people.
     *
     * @param code as in the model, such as {@code AAA}
     * @param name in Chinese
     * @param from the lowest score in it
     * @param people how many there are, exactly; pages hide fewer than ten
     */
    record TierCount(String code, String name, int from, long people) {
        TierCount {
            if (people < 0) {
                throw new IllegalArgumentException("a tier cannot have " + people + " people");
            }
        }
    }
}
