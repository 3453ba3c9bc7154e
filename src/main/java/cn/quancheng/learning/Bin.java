package cn.quancheng.learning;

/**
 * What became of the rows whose value is within a span.
 *
 * @param good how many turned out good
 * @param bad how many turned out bad
 * @param evidence the weight of evidence: the logarithm of the bin's share of all that is bad over its share of all that is good;
 *     above 0 where it tells of bad
 * @param information what the bin adds to its feature's information value; never below 0
 */
public record Bin(Span span, int good, int bad, double evidence, double information) {
    /** How many rows there are. */
    public int count() {
        return good + bad;
    }
}
