package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * One line of a scoring model: which items it looks at and what they are worth.
 *
 * @param items codes of the catalogue, at least one
 * @param enabled whether it counts at all
 * @param retention how long a record counts in full, or none: while it holds
 * @param decay what happens after the retention, or none: the record weighs nothing any more
 * @param cap bound of the contribution in whole points: upper where positive, lower where negative, or none
 * @param basis the legal basis that an explanation shows, or none
 */
public record Indicator(
        String code,
        String name,
        Dimension dimension,
        Facet facet,
        List<String> items,
        boolean enabled,
        Rule rule,
        @Nullable Period retention,
        @Nullable Decay decay,
        @Nullable Integer cap,
        @Nullable String basis) {

    /** The longest retention, far beyond any law and near enough for plain date arithmetic. */
    public static final int LONGEST_RETENTION_MONTHS = 1200;

    /** @throws IllegalArgumentException where the parts contradict each other */
    public Indicator {
        items = List.copyOf(items);
        require(!code.isBlank() && !name.isBlank(), "an indicator has a code and a name");
        require(!items.isEmpty(), code + " looks at no item");
        require(items.stream().distinct().count() == items.size(), code + " names an item twice");
        require(retention == null || isSound(retention), code + " has a retention of " + retention);
        require(decay == null || retention != null, code + " decays without a retention");
        require(decay == null || rule instanceof Rule.PerRecord, code + " decays, but not per record");
        require(cap == null || agrees(cap, rule), code + " has a cap of " + cap + " that disagrees with its points");
    }

    /** Whether a retention is above zero, has no negative part and is within {@link #LONGEST_RETENTION_MONTHS}. */
    public static boolean isSound(Period retention) {
        return !retention.isNegative()
                && !retention.isZero()
                && retention.toTotalMonths() + retention.getDays() / 28 <= LONGEST_RETENTION_MONTHS;
    }

    /** Whether a cap has the sign of every number of points that the rule can give, and is within reach. */
    public static boolean agrees(int cap, Rule rule) {
        return cap != 0
                && Math.abs((long) cap) <= ScoringModel.FARTHEST
                && rule.points().stream().noneMatch(points -> Long.signum(points) == -Integer.signum(cap));
    }

    /** The first day on which a record weighs less than in full because of the retention; none where it never does. */
    public @Nullable LocalDate fullUntil(LocalDate occurredOn) {
        return retention == null ? null : occurredOn.plus(retention);
    }

    /** The first day on which a record weighs nothing because of retention and decay alone; none where it never ends. */
    public @Nullable LocalDate endOf(LocalDate occurredOn) {
        if (retention == null) {
            return null;
        }
        LocalDate end = occurredOn.plus(retention);
        if (decay == null) {
            return end;
        }
        LocalDate gone = end.plusMonths(decay.months());
        // A month that ends on a 31st is whole only on the 1st after a month without one.
        return gone.getDayOfMonth() < end.getDayOfMonth() ? gone.plusDays(1) : gone;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
