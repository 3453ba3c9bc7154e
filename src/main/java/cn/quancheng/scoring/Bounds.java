package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What a dimension's points are held to.
 *
 * @param min lowest points, or none
 * @param max highest points, or none
 */
public record Bounds(@Nullable Integer min, @Nullable Integer max) {
    /** No bounds at all. */
    public static final Bounds NONE = new Bounds(null, null);

    /** @throws IllegalArgumentException where nothing lies between the bounds or they are beyond a model's reach */
    public Bounds {
        if (min != null && max != null && min > max) {
            throw new IllegalArgumentException("nothing lies between " + min + " and " + max);
        }
        if (isBeyondReach(min) || isBeyondReach(max)) {
            throw new IllegalArgumentException("bounds stay within " + ScoringModel.FARTHEST + " points of zero");
        }
    }

    /** The points within these bounds that are nearest to {@code points}. */
    public int hold(int points) {
        if (min != null && points < min) {
            return min;
        }
        return max != null && points > max ? max : points;
    }

    private static boolean isBeyondReach(@Nullable Integer bound) {
        return bound != null && (bound < -ScoringModel.FARTHEST || bound > ScoringModel.FARTHEST);
    }
}
