package cn.quancheng.models;

import cn.quancheng.platform.yaml.Section;
import cn.quancheng.platform.yaml.Value;
import cn.quancheng.scoring.Points;
import cn.quancheng.scoring.Rule;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads one indicator's rule, with an eye on the items that it looks at. */
final class RuleReader {
    private static final List<String> TYPES = List.of("per-record", "per-quantity", "bins");

    private final List<CatalogueItem> items;

    /** @param items those items of the indicator that are sound; faults of the others are named elsewhere */
    RuleReader(List<CatalogueItem> items) {
        this.items = items;
    }

    @Nullable
    Rule read(Value place) {
        Section rule = place.section();
        String type = rule.need("type").oneOf(TYPES, name -> name);
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "per-record" -> perRecord(rule.only("type", "points").need("points"));
            case "per-quantity" -> perQuantity(rule.only("type", "unit", "points"));
            default -> bins(rule.only("type", "of", "absent", "bins"));
        };
    }

    private @Nullable Rule perRecord(Value place) {
        if (!place.isMapping()) {
            Integer points = points(place);
            return points == null ? null : new Rule.PerRecord(new Points.Flat(points));
        }
        Map<String, Integer> byGrade = new LinkedHashMap<>();
        Set<String> grades = new HashSet<>();
        items.forEach(item -> grades.addAll(item.grades()));
        place.section().all().forEach((grade, value) -> {
            Integer points = points(value);
            if (!grades.contains(grade) && !items.isEmpty()) {
                value.fault("目录中没有等次“" + grade + "”");
            } else if (points != null) {
                byGrade.put(grade, points);
            }
        });
        eachMissing(place, (item, grade) -> place.fault("“" + item.code() + "”的等次“" + grade + "”没有分值"));
        return byGrade.isEmpty() ? null : new Rule.PerRecord(new Points.Graded(byGrade));
    }

    private void eachMissing(Value place, BiConsumer<CatalogueItem, String> missing) {
        Set<String> written = place.section().all().keySet();
        for (CatalogueItem item : items) {
            item.grades().stream()
                    .filter(grade -> !written.contains(grade))
                    .forEach(grade -> missing.accept(item, grade));
            if (item.grades().isEmpty()) {
                place.fault("“" + item.code() + "”不分等次,分值应为一个整数");
            }
        }
    }

    private @Nullable Rule perQuantity(Section rule) {
        Long unit = rule.need("unit").whole(1, Integer.MAX_VALUE);
        Integer points = points(rule.need("points"));
        return unit == null || points == null ? null : new Rule.PerQuantity(unit, points);
    }

    private @Nullable Rule bins(Section rule) {
        Rule.Measure of = rule.need("of").oneOf(List.of(Rule.Measure.values()), Rule.Measure::word);
        Integer absent = points(rule.may("absent"));
        if (absent != null && of != null && of != Rule.Measure.MONTHS_SINCE_LAST) {
            rule.may("absent").fault("只用于 months-since-last");
        }
        List<Rule.Bin> bins = new ArrayList<>();
        boolean sound = true;
        for (Value place : rule.need("bins").list()) {
            Rule.Bin bin = bin(place);
            boolean inOrder = bin == null
                    || bins.isEmpty()
                    || bin.from() > bins.get(bins.size() - 1).from();
            if (bin != null && !inOrder) {
                place.fault("分箱须按 from 从小到大排列,不可重复");
            } else if (bin != null) {
                bins.add(bin);
            }
            sound &= bin != null && inOrder;
        }
        if (bins.isEmpty() && sound && rule.may("bins").isPresent()) {
            rule.may("bins").fault("至少写一个分箱");
        }
        if (!sound || bins.isEmpty() || of == null || (absent != null && of != Rule.Measure.MONTHS_SINCE_LAST)) {
            return null;
        }
        return new Rule.Bins(of, Objects.requireNonNullElse(absent, 0), bins);
    }

    private static Rule.@Nullable Bin bin(Value place) {
        Section bin = place.section().only("from", "points");
        Long from = bin.need("from").whole(0, Long.MAX_VALUE);
        Integer points = points(bin.need("points"));
        return from == null || points == null ? null : new Rule.Bin(from, points);
    }

    private static @Nullable Integer points(Value place) {
        return place.integer(-Points.LARGEST, Points.LARGEST);
    }
}
