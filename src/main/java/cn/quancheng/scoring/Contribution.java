package cn.quancheng.scoring;

import java.util.List;

/**
 * What one enabled indicator came to, and because of which facts.
 *
 * @param points whole points, held to the indicator's cap
 * @param uncapped what they would be without the cap
 * @param facts every fact that the indicator looks at, counting or not, in the order in which they were given
 */
public record Contribution(Indicator indicator, int points, int uncapped, List<WeighedFact> facts) {
    /** @throws IllegalArgumentException where the points are beyond the cap */
    public Contribution {
        facts = List.copyOf(facts);
        Integer cap = indicator.cap();
        if (cap != null && (cap > 0 ? points > cap : points < cap)) {
            throw new IllegalArgumentException(indicator.code() + " gives " + points + ", beyond its cap of " + cap);
        }
        if (cap == null
                ? points != uncapped
                : points != (cap > 0 ? Math.min(cap, uncapped) : Math.max(cap, uncapped))) {
            throw new IllegalArgumentException(indicator.code() + " gives " + points + " out of " + uncapped);
        }
    }
}
