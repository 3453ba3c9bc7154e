package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The rules of scoring a second time, word for word and as slow as they are plain: the yardstick that the kernel is held
 * against. It reads a model's records and shares no code with the kernel.
 */
public final class NaiveScorer {
    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);

    private final ScoringModel model;

    public NaiveScorer(ScoringModel model) {
        this.model = model;
    }

    /** A record as people know it. */
    public record Fact(
            String item,
            @Nullable String grade,
            boolean adverse,
            long quantity,
            LocalDate occurredOn,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate closedOn,
            boolean disputed) {}

    /** What a citizen's month comes to; contributions by the codes of enabled indicators. */
    public record Result(
            BigInteger score,
            String tier,
            Map<Dimension, BigInteger> dimensions,
            Map<String, BigInteger> contributions) {}

    /** Scores one citizen at a cutoff. */
    public Result score(List<Fact> facts, LocalDate cutoff) {
        Map<String, BigInteger> contributions = new LinkedHashMap<>();
        Map<Dimension, BigInteger> dimensions = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            BigInteger points = BigInteger.ZERO;
            for (Indicator indicator : model.indicators()) {
                if (indicator.enabled() && indicator.dimension() == dimension) {
                    BigInteger contribution = contribution(indicator, facts, cutoff);
                    contributions.put(indicator.code(), contribution);
                    points = points.add(contribution);
                }
            }
            Bounds bounds =
                    Objects.requireNonNull(model.dimensions().get(dimension)).bounds();
            dimensions.put(dimension, held(points, bounds.min(), bounds.max()));
        }
        BigInteger sum = dimensions.values().stream().reduce(BigInteger.valueOf(model.baseline()), BigInteger::add);
        BigInteger score = held(sum, model.range().min(), model.range().max());
        return new Result(score, tier(score), dimensions, contributions);
    }

    private String tier(BigInteger score) {
        String tier = "";
        BigInteger bound = null;
        for (Tier candidate : model.tiers()) {
            BigInteger from = BigInteger.valueOf(candidate.from());
            if (from.compareTo(score) <= 0 && (bound == null || from.compareTo(bound) > 0)) {
                tier = candidate.code();
                bound = from;
            }
        }
        return tier;
    }

    private static BigInteger contribution(Indicator indicator, List<Fact> facts, LocalDate cutoff) {
        List<Fact> holding = facts.stream()
                .filter(fact -> indicator.items().contains(fact.item()))
                .filter(fact -> holds(fact, cutoff))
                .toList();
        BigInteger thousandths = thousandths(indicator, holding, cutoff);
        Integer cap = indicator.cap();
        BigInteger held = cap == null
                ? thousandths
                : cap > 0
                        ? thousandths.min(THOUSAND.multiply(BigInteger.valueOf(cap)))
                        : thousandths.max(THOUSAND.multiply(BigInteger.valueOf(cap)));
        return held.divide(THOUSAND);
    }

    private static BigInteger thousandths(Indicator indicator, List<Fact> holding, LocalDate cutoff) {
        Rule rule = indicator.rule();
        if (rule instanceof Rule.PerRecord perRecord) {
            return holding.stream()
                    .map(fact -> weight(indicator, perRecord, fact, cutoff))
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }
        List<Fact> counting = holding.stream()
                .filter(fact -> monthsPastRetention(indicator, fact, cutoff) < 0)
                .toList();
        if (rule instanceof Rule.PerQuantity perQuantity) {
            return quantity(counting)
                    .divide(BigInteger.valueOf(perQuantity.unit()))
                    .multiply(BigInteger.valueOf(perQuantity.each()))
                    .multiply(THOUSAND);
        }
        return binned((Rule.Bins) rule, counting, cutoff).multiply(THOUSAND);
    }

    private static boolean holds(Fact fact, LocalDate cutoff) {
        LocalDate validUntil = fact.validUntil();
        LocalDate closedOn = fact.closedOn();
        return fact.occurredOn().isBefore(cutoff)
                && (validUntil == null || !cutoff.isAfter(validUntil))
                && closedOn == null
                && !(fact.disputed() && fact.adverse());
    }

    /** Whole months since the retention ended, or -1 before that. */
    private static long monthsPastRetention(Indicator indicator, Fact fact, LocalDate cutoff) {
        if (indicator.retention() == null) {
            return -1;
        }
        LocalDate end = fact.occurredOn().plus(indicator.retention());
        return cutoff.isBefore(end) ? -1 : ChronoUnit.MONTHS.between(end, cutoff);
    }

    private static BigInteger weight(Indicator indicator, Rule.PerRecord rule, Fact fact, LocalDate cutoff) {
        BigInteger full = points(rule.each(), fact.grade()).multiply(THOUSAND);
        long k = monthsPastRetention(indicator, fact, cutoff);
        if (k < 0) {
            return full;
        }
        Decay decay = indicator.decay();
        if (decay == null || k >= decay.months()) {
            return BigInteger.ZERO;
        }
        return full.multiply(BigInteger.valueOf(decay.months() - k)).divide(BigInteger.valueOf(decay.months()));
    }

    private static BigInteger points(Points each, @Nullable String grade) {
        if (each instanceof Points.Flat flat) {
            return BigInteger.valueOf(flat.value());
        }
        Map<String, Integer> byGrade = ((Points.Graded) each).byGrade();
        return BigInteger.valueOf(grade == null ? 0 : byGrade.getOrDefault(grade, 0));
    }

    private static BigInteger quantity(List<Fact> facts) {
        return facts.stream().map(fact -> BigInteger.valueOf(fact.quantity())).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger binned(Rule.Bins rule, List<Fact> counting, LocalDate cutoff) {
        if (rule.of() == Rule.Measure.MONTHS_SINCE_LAST && counting.isEmpty()) {
            return BigInteger.valueOf(rule.absent());
        }
        BigInteger measure = switch (rule.of()) {
            case COUNT -> BigInteger.valueOf(counting.size());
            case QUANTITY -> quantity(counting);
            case MONTHS_SINCE_LAST ->
                BigInteger.valueOf(ChronoUnit.MONTHS.between(
                        counting.stream()
                                .map(Fact::occurredOn)
                                .max(LocalDate::compareTo)
                                .orElseThrow(),
                        cutoff));
        };
        return BigInteger.valueOf(rule.bins().stream()
                .filter(bin -> BigInteger.valueOf(bin.from()).compareTo(measure) <= 0)
                .reduce((first, second) -> second)
                .map(Rule.Bin::points)
                .orElse(0));
    }

    private static BigInteger held(BigInteger points, @Nullable Integer min, @Nullable Integer max) {
        return Stream.of(points)
                .map(value -> min == null ? value : value.max(BigInteger.valueOf(min)))
                .map(value -> max == null ? value : value.min(BigInteger.valueOf(max)))
                .findFirst()
                .orElseThrow();
    }
}
