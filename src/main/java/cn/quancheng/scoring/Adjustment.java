package cn.quancheng.scoring;

/** What a bound added or took: a line of its own in an explanation. */
public sealed interface Adjustment {
    /** Points added where positive, taken where negative; never 0. */
    int points();

    /** A dimension's points were held to its bounds. */
    record DimensionBound(Dimension dimension, int points) implements Adjustment {
        /** @throws IllegalArgumentException where nothing was adjusted */
        public DimensionBound {
            refuseNothing(points);
        }
    }

    /** The score was held to the model's range. */
    record RangeBound(int points) implements Adjustment {
        /** @throws IllegalArgumentException where nothing was adjusted */
        public RangeBound {
            refuseNothing(points);
        }
    }

    private static void refuseNothing(int points) {
        if (points == 0) {
            throw new IllegalArgumentException("an adjustment adjusts something");
        }
    }
}
