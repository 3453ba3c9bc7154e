package cn.quancheng.scoring;

/** The lowest and the highest score of a model, both reachable, in points. */
public record Range(int min, int max) {
    /** @throws IllegalArgumentException where the range is empty or reaches beyond {@link ScoringModel#FARTHEST} */
    public Range {
        if (min >= max) {
            throw new IllegalArgumentException("a range from " + min + " to " + max + " holds no scores");
        }
        if (min < -ScoringModel.FARTHEST || max > ScoringModel.FARTHEST) {
            throw new IllegalArgumentException("a range stays within " + ScoringModel.FARTHEST + " points of zero");
        }
    }

    /** The score of this range that is nearest to {@code points}. */
    public int hold(int points) {
        return Math.max(min, Math.min(max, points));
    }

    public boolean contains(int points) {
        return points == hold(points);
    }
}
