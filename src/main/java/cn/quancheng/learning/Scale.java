package cn.quancheng.learning;

/**
 * How the odds of an outcome become points.
 *
 * @param base points where the odds are those named
 * @param goodForEachBad the odds at the base: how many turn out good for each that turns out bad; above 0
 * @param toDouble how many points more double these odds; above 0
 */
public record Scale(int base, double goodForEachBad, int toDouble) {
    /** 600 points where 19 turn out good for each bad one, and 50 more for twice as many. */
    public static final Scale USUAL = new Scale(600, 19, 50);

    /** @throws IllegalArgumentException where the odds or the points to double them are not above 0 */
    public Scale {
        if (!(goodForEachBad > 0 && goodForEachBad < 1e6) || toDouble <= 0 || toDouble > 1000) {
            throw new IllegalArgumentException(goodForEachBad + " to one at " + base + ", doubled by " + toDouble);
        }
    }

    /** The points that everybody begins with. */
    int basePoints(double intercept) {
        return (int) Math.rint(base - perLogOdds() * (Math.log(goodForEachBad) + intercept));
    }

    /** The points of a bin: above 0 where it tells of good. */
    int points(Bin bin, double coefficient) {
        return (int) Math.rint(-perLogOdds() * bin.evidence() * coefficient);
    }

    private double perLogOdds() {
        return toDouble / Math.log(2);
    }
}
