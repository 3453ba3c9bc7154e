package cn.quancheng.simulation;

import cn.quancheng.models.CatalogueItem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes up texts of sound models over the items of the catalogue: every rule, bound, decay and tier there may be. */
final class RandomModelText {
    private static final List<String> DIMENSIONS = List.of("GOVERNMENT", "COMMERCE", "SOCIETY", "JUDICIAL");
    private static final List<String> MEASURES = List.of("count", "quantity", "months-since-last");

    private final Random random;
    private final List<CatalogueItem> items;

    RandomModelText(long seed, Collection<CatalogueItem> items) {
        random = new Random(seed);
        this.items = List.copyOf(items);
    }

    String of(String version) {
        StringBuilder text = new StringBuilder("model: quancheng\nversion: \"" + version + "\"\ntitle: 随机\n");
        int least = random.nextInt(200);
        int most = 800 + random.nextInt(400);
        text.append("baseline: ").append(500 + random.nextInt(200)).append('\n');
        text.append("range: { min: %d, max: %d }%n".formatted(least, most)).append("tiers:\n");
        int from = 800;
        for (String code : List.of("AAA", "AA", "A", "B")) {
            from -= 1 + random.nextInt(80);
            text.append("  - { code: %s, name: 等, from: %d }%n".formatted(code, from));
        }
        text.append("  - { code: C, name: 等, from: %d }%n".formatted(least)).append("dimensions:\n");
        DIMENSIONS.forEach(dimension -> text.append("  %s: { name: 维%s }%n".formatted(dimension, bounds())));
        text.append("indicators:\n");
        List<CatalogueItem> left = new ArrayList<>(items);
        while (!left.isEmpty()) {
            text.append(indicator(left.remove(random.nextInt(left.size())), left));
        }
        return text.toString();
    }

    private String bounds() {
        int min = -random.nextInt(150);
        return (random.nextBoolean() ? ", min: " + min : "")
                + (random.nextBoolean() ? ", max: " + (min + 1 + random.nextInt(300)) : "");
    }

    private String indicator(CatalogueItem item, List<CatalogueItem> left) {
        List<String> codes = new ArrayList<>(List.of(item.code()));
        boolean isPlain = item.grades().isEmpty();
        left.stream()
                .filter(other -> isPlain
                        && other.grades().isEmpty()
                        && other.isAdverse() == item.isAdverse()
                        && !item.isAdverse()
                        && random.nextInt(6) == 0)
                .findFirst()
                .ifPresent(other -> {
                    codes.add(other.code());
                    left.remove(other);
                });
        int sign = item.isAdverse() ? -1 : 1;
        String rule = rule(item, sign);
        boolean isPerRecord = rule.contains("per-record");
        String indicator = "  - code: X-" + item.code().replace('_', '-') + "\n    name: 指标\n    dimension: "
                + DIMENSIONS.get(random.nextInt(4)) + "\n    facet: COMPLIANCE\n    items: ["
                + String.join(", ", codes) + "]\n    rule: " + rule + "\n";
        if (random.nextInt(8) == 0) {
            indicator += "    enabled: false\n";
        }
        int longest =
                item.maxRetention() == null ? 40 : (int) item.maxRetention().toTotalMonths();
        int over = isPerRecord && random.nextBoolean() ? 1 + random.nextInt(longest / 2) : 0;
        if (item.isAdverse() || over > 0 || random.nextBoolean()) {
            indicator += "    retention: P" + (1 + random.nextInt(longest - over)) + "M\n";
        }
        if (over > 0) {
            indicator += "    decay: { type: linear, over: P" + over + "M }\n";
        }
        return random.nextBoolean() || rule.contains("per-quantity")
                ? indicator + "    cap: " + sign * (1 + random.nextInt(150)) + "\n"
                : indicator;
    }

    private String rule(CatalogueItem item, int sign) {
        int kind = random.nextInt(3);
        if (kind == 0) {
            return "{ type: per-quantity, unit: " + (1 + random.nextInt(300)) + ", points: " + points(sign) + " }";
        }
        if (kind == 1) {
            String of = MEASURES.get(random.nextInt(3));
            String absent = of.equals("months-since-last") ? ", absent: " + points(sign) : "";
            List<String> bins = new ArrayList<>();
            for (int from = random.nextInt(3);
                    bins.size() < 4;
                    from += 1 + random.nextInt(of.equals("quantity") ? 400 : 5)) {
                bins.add("{ from: " + from + ", points: " + points(sign) + " }");
            }
            return "{ type: bins, of: " + of + absent + ", bins: [" + String.join(", ", bins) + "] }";
        }
        String points = item.grades().isEmpty()
                ? String.valueOf(points(sign))
                : item.grades().stream()
                        .map(grade -> grade + ": " + points(sign))
                        .collect(Collectors.joining(", ", "{ ", " }"));
        return "{ type: per-record, points: " + points + " }";
    }

    private int points(int sign) {
        return sign * (1 + random.nextInt(60));
    }
}
