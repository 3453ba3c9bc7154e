package cn.quancheng.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A scoring model as people wrote it.
 *
 * @param model its name, such as {@code quancheng}
 * @param version its version, such as {@code 2026.1}
 * @param baseline where every citizen starts, in points
 * @param tiers highest first; the last one reaches down to the bottom of the range
 * @param dimensions all four
 * @param indicators in the order of an explanation; an item is looked at by one of them at most
 */
public record ScoringModel(
        String model,
        String version,
        String title,
        int baseline,
        Range range,
        List<Tier> tiers,
        Map<Dimension, ModelDimension> dimensions,
        List<Indicator> indicators) {

    /**
     * How far from zero points may be anywhere in a model. An indicator without a cap is held to ten times this, which
     * keeps all sums of a citizen far from overflow.
     */
    public static final int FARTHEST = 1_000_000;

    /** The most indicators of one model. */
    public static final int MOST_INDICATORS = 200;

    /** @throws IllegalArgumentException where the parts contradict each other */
    public ScoringModel {
        tiers = List.copyOf(tiers);
        dimensions = Map.copyOf(dimensions);
        indicators = List.copyOf(indicators);
        require(!model.isBlank() && !version.isBlank() && !title.isBlank(), "a model has name, version and title");
        require(range.contains(baseline), "a baseline of " + baseline + " lies outside the range");
        require(dimensions.size() == Dimension.values().length, "a model has all four dimensions");
        require(indicators.size() <= MOST_INDICATORS, "a model has at most " + MOST_INDICATORS + " indicators");
        requireTiers(tiers, range);
        requireDistinct(indicators);
    }

    /** Name and version, which together name a model once and for all. */
    public String id() {
        return model + "-" + version;
    }

    /** What the model says about one dimension. */
    public ModelDimension dimension(Dimension dimension) {
        return Objects.requireNonNull(dimensions.get(dimension));
    }

    /**
     * The tier of a score.
     *
     * @throws IllegalArgumentException where the score lies below the range
     */
    public Tier tierOf(int score) {
        return tiers.stream()
                .filter(tier -> tier.from() <= score)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(score + " lies below every tier"));
    }

    private static void requireTiers(List<Tier> tiers, Range range) {
        require(!tiers.isEmpty(), "a model has at least one tier");
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            require(codes.add(tier.code()), "two tiers called " + tier.code());
            require(i == 0 || tier.from() < tiers.get(i - 1).from(), "tiers out of order at " + tier.code());
        }
        require(tiers.get(tiers.size() - 1).from() <= range.min(), "the tiers leave a gap at the bottom");
    }

    private static void requireDistinct(List<Indicator> indicators) {
        Set<String> codes = new HashSet<>();
        Set<String> items = new HashSet<>();
        for (Indicator indicator : indicators) {
            require(codes.add(indicator.code()), "two indicators called " + indicator.code());
            indicator.items().forEach(item -> require(items.add(item), "two indicators look at " + item));
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
