package cn.quancheng.learning;

/**
 * What bins of our own making must be like.
 *
 * @param most how many a feature has at most, the one for missing values not counted; 1 to 20
 * @param smallestShare how many of all rows a bin has at least; above 0, at most 0.5
 * @param leastInformation the information value below which a feature is left out
 */
public record BinRules(int most, double smallestShare, double leastInformation) {
    /** Eight bins, three rows of a hundred in each, information value 0.02. */
    public static final BinRules USUAL = new BinRules(8, 0.03, 0.02);

    /** @throws IllegalArgumentException where a number is out of its range */
    public BinRules {
        if (most < 1 || most > 20 || !(smallestShare > 0 && smallestShare <= 0.5) || !(leastInformation >= 0)) {
            throw new IllegalArgumentException(
                    "at most " + most + " bins of at least " + smallestShare + ", information " + leastInformation);
        }
    }
}
