package cn.quancheng.learning;

/**
 * How a card is fitted.
 *
 * @param freedom how much the data outweigh the squares of the coefficients; above 0, 1 is usual, at most {@link #UNBOUND}
 * @param bins what bins of our own making must be like
 * @param scale how odds become points
 */
public record Fitting(double freedom, BinRules bins, Scale scale) {
    /** As good as nothing held back: the likeliest coefficients, whatever their size. */
    public static final double UNBOUND = 1e12;

    /** Held back as usual, with the usual bins and scale. */
    public static final Fitting USUAL = new Fitting(1, BinRules.USUAL, Scale.USUAL);

    /** @throws IllegalArgumentException where the freedom is out of its range */
    public Fitting {
        if (!(freedom > 0 && freedom <= UNBOUND)) {
            throw new IllegalArgumentException("a freedom of " + freedom);
        }
    }
}
