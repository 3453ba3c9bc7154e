package cn.quancheng.scoring;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How an indicator's counting records become points, before its cap. */
public sealed interface Rule {
    /** Every number of points that the rule names; their signs say whether it adds or takes. */
    Collection<Integer> points();

    /** Each record gives its points, decayed where the indicator decays. */
    record PerRecord(Points each) implements Rule {
        @Override
        public Collection<Integer> points() {
            return each.values();
        }
    }

    /**
     * The sum of quantities, cut down to whole units, gives points for each unit.
     *
     * @param unit how much of the item's own unit (such as minutes) gives the points once; above 0
     * @param each points for each whole unit
     */
    record PerQuantity(long unit, int each) implements Rule {
        /** @throws IllegalArgumentException where the unit is not above 0 or the points are beyond reach */
        public PerQuantity {
            if (unit <= 0) {
                throw new IllegalArgumentException("a unit of " + unit + ": it must be above 0");
            }
            Points.refuseBeyondReach(each);
        }

        @Override
        public Collection<Integer> points() {
            return Collections.singleton(each);
        }
    }

    /**
     * The points of the last bin whose {@code from} is at or below the measure; below the first bin, 0.
     *
     * @param absent points where there is no record at all, for {@link Measure#MONTHS_SINCE_LAST} only
     * @param bins at least one, in rising order of {@code from}
     */
    record Bins(Measure of, int absent, List<Bin> bins) implements Rule {
        /** @throws IllegalArgumentException where bins are missing or out of order, or {@code absent} has no meaning */
        public Bins {
            bins = List.copyOf(bins);
            Points.refuseBeyondReach(absent);
            if (absent != 0 && of != Measure.MONTHS_SINCE_LAST) {
                throw new IllegalArgumentException("only months since the last record can be absent");
            }
            if (bins.isEmpty()) {
                throw new IllegalArgumentException("bins need at least one bin");
            }
            for (int i = 1; i < bins.size(); i++) {
                if (bins.get(i).from() <= bins.get(i - 1).from()) {
                    throw new IllegalArgumentException(
                            "bins out of order at " + bins.get(i).from());
                }
            }
        }

        @Override
        public Collection<Integer> points() {
            return Stream.concat(Stream.of(absent), bins.stream().map(Bin::points))
                    .toList();
        }
    }

    /** One bin, from its bound up to the next one's. */
    record Bin(long from, int points) {
        /** @throws IllegalArgumentException where the bin starts below 0 or the points are beyond reach */
        public Bin {
            if (from < 0) {
                throw new IllegalArgumentException("a bin from " + from + ": a measure is never below 0");
            }
            Points.refuseBeyondReach(points);
        }
    }

    /** What bins look at: how many records count, the sum of their quantities, or whole months since the latest. */
    enum Measure {
        COUNT,
        QUANTITY,
        MONTHS_SINCE_LAST;

        /** As a model's file names it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
