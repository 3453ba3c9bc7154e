package cn.quancheng.scoring;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A score with its why. It adds up exactly: baseline + contributions + adjustments = score.
 *
 * @param cutoff the day that the facts were looked at from
 * @param contributions one for each enabled indicator, in the model's order
 * @param adjustments what bounds of dimensions and of the range did
 * @param dimensions points of all four, held to their bounds
 * @param unscored the facts that no enabled indicator looks at
 */
public record ScoreSheet(
        LocalDate cutoff,
        int baseline,
        List<Contribution> contributions,
        List<Adjustment> adjustments,
        Map<Dimension, Integer> dimensions,
        int score,
        Tier tier,
        List<WeighedFact> unscored) {

    /** @throws IllegalArgumentException where the sheet does not add up, or the tier starts above the score */
    public ScoreSheet {
        contributions = List.copyOf(contributions);
        adjustments = List.copyOf(adjustments);
        dimensions = inOrder(dimensions);
        unscored = List.copyOf(unscored);
        int sum = baseline
                + contributions.stream().mapToInt(Contribution::points).sum()
                + adjustments.stream().mapToInt(Adjustment::points).sum();
        if (sum != score) {
            throw new IllegalArgumentException("a score of " + score + " whose parts add up to " + sum);
        }
        if (!dimensions.equals(dimensionsOf(contributions, adjustments))) {
            throw new IllegalArgumentException("the dimensions do not add up: " + dimensions);
        }
        if (tier.from() > score) {
            throw new IllegalArgumentException("a score of " + score + " in tier " + tier.code());
        }
    }

    /** A copy whose order is that of the dimensions, so that a sheet is told in the same words every time. */
    private static Map<Dimension, Integer> inOrder(Map<Dimension, Integer> dimensions) {
        Map<Dimension, Integer> copy = new EnumMap<>(Dimension.class);
        copy.putAll(dimensions);
        return Collections.unmodifiableMap(copy);
    }

    /** The dimension's points, held to its bounds. */
    public int dimension(Dimension dimension) {
        return dimensions.getOrDefault(dimension, 0);
    }

    private static Map<Dimension, Integer> dimensionsOf(
            List<Contribution> contributions, List<Adjustment> adjustments) {
        Map<Dimension, Integer> sums = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            sums.put(dimension, 0);
        }
        for (Contribution contribution : contributions) {
            sums.merge(contribution.indicator().dimension(), contribution.points(), Integer::sum);
        }
        for (Adjustment adjustment : adjustments) {
            if (adjustment instanceof Adjustment.DimensionBound bound) {
                sums.merge(bound.dimension(), bound.points(), Integer::sum);
            }
        }
        return sums;
    }
}
