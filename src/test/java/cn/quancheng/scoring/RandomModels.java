package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes up sound models and citizens: every rule, bound and state, near its limits as often as far from them. */
public final class RandomModels {
    /** Eight items, the odd ones adverse, the first four with two grades. */
    public static final Kinds KINDS = new Kinds(IntStream.range(0, 8)
            .boxed()
            .flatMap(item -> (item < 4 ? List.of("", "A", "B") : List.of(""))
                    .stream().map(grade -> new FactKind("I" + item, grade.isEmpty() ? null : grade, item % 2 == 1)))
            .toList());

    private final Random random;

    public RandomModels(long seed) {
        random = new Random(seed);
    }

    public ScoringModel model() {
        int min = random.nextInt(3) * 100;
        int max = min + 1 + random.nextInt(1000);
        Map<Dimension, ModelDimension> dimensions = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            dimensions.put(dimension, new ModelDimension(dimension.name(), bounds()));
        }
        List<Tier> tiers = new ArrayList<>();
        for (int from = max - random.nextInt(50); from > min; from -= 1 + random.nextInt(300)) {
            tiers.add(new Tier("T" + tiers.size(), "tier", from));
        }
        tiers.add(new Tier("LAST", "tier", min));
        return new ScoringModel(
                "random",
                "1",
                "random",
                min + random.nextInt(max - min + 1),
                new Range(min, max),
                tiers,
                dimensions,
                indicators());
    }

    public List<NaiveScorer.Fact> facts(LocalDate around) {
        return IntStream.range(0, random.nextInt(40))
                .mapToObj(i -> fact(around))
                .toList();
    }

    private NaiveScorer.Fact fact(LocalDate around) {
        FactKind kind = KINDS.list().get(random.nextInt(KINDS.list().size()));
        LocalDate occurredOn = around.plusDays(random.nextInt(1600) - 1500L);
        return new NaiveScorer.Fact(
                kind.item(),
                kind.grade(),
                kind.adverse(),
                switch (random.nextInt(4)) {
                    case 0 -> 1;
                    case 1 -> 0;
                    case 2 -> random.nextInt(2000);
                    default -> random.nextInt(50) == 0 ? Long.MAX_VALUE : random.nextInt(50);
                },
                occurredOn,
                random.nextInt(6) == 0 ? around.plusDays(random.nextInt(900) - 100L) : null,
                random.nextInt(6) == 0 ? around.plusDays(random.nextInt(900) - 100L) : null,
                random.nextInt(6) == 0);
    }

    private Bounds bounds() {
        int min = -random.nextInt(150);
        return new Bounds(random.nextBoolean() ? min : null, random.nextBoolean() ? min + random.nextInt(300) : null);
    }

    private List<Indicator> indicators() {
        List<Indicator> indicators = new ArrayList<>();
        int item = 0;
        while (item < 8) {
            boolean two = item < 6 && random.nextBoolean();
            // The second item is two further on: of the same class.
            List<String> items = two ? List.of("I" + item, "I" + (item + 2)) : List.of("I" + item);
            if (indicators.stream().flatMap(known -> known.items().stream()).noneMatch(items::contains)) {
                indicators.add(indicator(indicators.size(), items, item % 2 == 1 ? -1 : 1));
            }
            item++;
        }
        return indicators;
    }

    private Indicator indicator(int number, List<String> items, int sign) {
        Rule rule = rule(sign);
        Period retention = retention();
        return new Indicator(
                "X" + number,
                "indicator",
                Dimension.values()[random.nextInt(4)],
                Facet.COMPLIANCE,
                items,
                random.nextInt(8) != 0,
                rule,
                retention,
                retention != null && rule instanceof Rule.PerRecord && random.nextBoolean()
                        ? new Decay(1 + random.nextInt(30))
                        : null,
                rule instanceof Rule.PerQuantity || random.nextBoolean() ? sign * (1 + random.nextInt(120)) : null,
                null);
    }

    private @Nullable Period retention() {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> Period.ofDays(1 + random.nextInt(400));
            case 2 -> Period.of(random.nextInt(3), random.nextInt(12), 1 + random.nextInt(40));
            default -> Period.ofMonths(1 + random.nextInt(36));
        };
    }

    private Rule rule(int sign) {
        return switch (random.nextInt(4)) {
            case 0 -> new Rule.PerRecord(new Points.Graded(Map.of("A", points(sign), "B", points(sign))));
            case 1 -> new Rule.PerQuantity(1 + random.nextInt(300), points(sign));
            case 2 -> bins(sign);
            default -> new Rule.PerRecord(new Points.Flat(points(sign)));
        };
    }

    private Rule bins(int sign) {
        Rule.Measure of = Rule.Measure.values()[random.nextInt(3)];
        List<Rule.Bin> bins = new ArrayList<>();
        long from = random.nextInt(3);
        int size = 1 + random.nextInt(5);
        while (bins.size() < size) {
            bins.add(new Rule.Bin(from, points(sign)));
            from += 1 + random.nextInt(of == Rule.Measure.QUANTITY ? 500 : 8);
        }
        return new Rule.Bins(of, of == Rule.Measure.MONTHS_SINCE_LAST ? points(sign) : 0, bins);
    }

    private int points(int sign) {
        return sign * random.nextInt(60);
    }
}
