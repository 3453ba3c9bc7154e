package cn.quancheng.models;

import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.Section;
import cn.quancheng.platform.yaml.Value;
import cn.quancheng.scoring.Decay;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Facet;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads one model's indicators and holds them against the catalogue. */
final class IndicatorReader {
    private static final String[] KEYS = {
        "code", "name", "dimension", "facet", "items", "enabled", "rule", "retention", "decay", "cap", "basis"
    };

    private final Faults faults;
    private final Catalogue catalogue;
    private final Set<String> knownItems;
    private final Set<String> codes = new HashSet<>();
    private final Map<String, Value> usedItems = new LinkedHashMap<>();

    /** @param knownItems the catalogue's codes, those of faulty items included */
    IndicatorReader(Faults faults, Catalogue catalogue, Set<String> knownItems) {
        this.faults = faults;
        this.catalogue = catalogue;
        this.knownItems = knownItems;
    }

    /** By code, where each item of the indicators read so far is written. */
    Map<String, Value> items() {
        return usedItems;
    }

    @Nullable
    Indicator read(Value place) {
        int before = faults.count();
        Section indicator = place.section().only(KEYS);
        Value code = indicator.need("code");
        String itsCode = code.text();
        if (itsCode != null && !codes.add(itsCode)) {
            code.fault("代码“" + itsCode + "”已被使用");
        }
        String name = indicator.need("name").text();
        Dimension dimension = indicator.need("dimension").oneOf(Dimension.class);
        Facet facet = indicator.need("facet").oneOf(Facet.class);
        List<String> itemCodes = itemCodes(indicator.need("items"));
        List<CatalogueItem> items = itemCodes.stream()
                .flatMap(item -> catalogue.item(item).stream())
                .toList();
        checkClasses(indicator.need("items"), items);
        boolean enabled = Objects.requireNonNullElse(indicator.may("enabled").flag(), true);
        Rule rule = new RuleReader(items).read(indicator.need("rule"));
        Period retention = indicator.may("retention").period(false, Indicator.LONGEST_RETENTION_MONTHS);
        Decay decay = decay(indicator, rule);
        Integer cap = indicator.may("cap").integer(-ScoringModel.FARTHEST, ScoringModel.FARTHEST);
        String basis = indicator.may("basis").text();
        checkSigns(indicator, items, rule, cap);
        checkRetention(indicator, items, retention, decay);
        if (faults.count() > before || itsCode == null || name == null || dimension == null || facet == null) {
            return null;
        }
        return new Indicator(
                itsCode,
                name,
                dimension,
                facet,
                itemCodes,
                enabled,
                Objects.requireNonNull(rule),
                retention,
                decay,
                cap,
                basis);
    }

    private List<String> itemCodes(Value place) {
        List<String> items = new ArrayList<>();
        for (Value value : place.list()) {
            String item = value.text();
            if (item == null) {
                continue;
            }
            if (!knownItems.contains(item)) {
                value.fault("目录中没有“" + item + "”");
            } else if (usedItems.putIfAbsent(item, value) != null) {
                value.fault("“" + item + "”已被使用:一个目录项只能用于一个指标");
            }
            items.add(item);
        }
        if (place.isPresent() && items.isEmpty()) {
            place.fault("至少写一个目录项");
        }
        return items;
    }

    private static void checkClasses(Value place, List<CatalogueItem> items) {
        if (items.stream().map(CatalogueItem::isAdverse).distinct().count() > 1) {
            place.fault("一个指标不可同时使用失信信息(ADVERSE)和其他信息");
        }
    }

    private static @Nullable Decay decay(Section indicator, @Nullable Rule rule) {
        Value place = indicator.may("decay");
        if (!place.isPresent()) {
            return null;
        }
        Section decay = place.section().only("type", "over");
        decay.need("type").oneOf(List.of("linear"), name -> name);
        Value over = decay.need("over");
        Period period = over.period(false, Indicator.LONGEST_RETENTION_MONTHS);
        if (!indicator.may("retention").isPresent()) {
            place.fault("有衰减就必须有 retention");
        }
        if (rule != null && !(rule instanceof Rule.PerRecord)) {
            place.fault("只有 per-record 可以衰减");
        }
        if (period == null) {
            return null;
        }
        if (period.getDays() != 0) {
            over.fault("衰减期限应为整月,例如 P24M");
            return null;
        }
        return new Decay((int) period.toTotalMonths());
    }

    private static void checkSigns(
            Section indicator, List<CatalogueItem> items, @Nullable Rule rule, @Nullable Integer cap) {
        if (rule != null && cap != null && !Indicator.agrees(cap, rule)) {
            indicator.may("cap").fault("封顶 " + cap + " 与分值的正负不符");
        }
        if (rule == null || items.isEmpty()) {
            return;
        }
        boolean adverse = items.stream().allMatch(CatalogueItem::isAdverse);
        boolean positive = items.stream().noneMatch(CatalogueItem::isAdverse);
        if (adverse && rule.points().stream().anyMatch(points -> points > 0)) {
            indicator.need("rule").fault("失信信息(ADVERSE)不可加分");
        }
        if (positive && rule.points().stream().anyMatch(points -> points < 0)) {
            indicator.need("rule").fault("只有失信信息(ADVERSE)可以减分");
        }
    }

    private static void checkRetention(
            Section indicator, List<CatalogueItem> items, @Nullable Period retention, @Nullable Decay decay) {
        boolean written = indicator.may("retention").isPresent();
        if (written && retention == null) {
            return;
        }
        for (CatalogueItem item : items) {
            Period longest = item.maxRetention();
            if (longest == null) {
                continue;
            }
            if (retention == null) {
                indicator.may("retention").fault("缺少此项:“" + item.code() + "”至多保存 " + longest);
            } else if (isLonger(retention, longest)) {
                indicator.may("retention").fault(retention + " 超过“" + item.code() + "”的最长保存期限 " + longest);
            } else if (decay != null && isLonger(retention.plusMonths(decay.months()), longest)) {
                indicator.may("decay").fault("连同衰减超过“" + item.code() + "”的最长保存期限 " + longest);
            }
        }
    }

    /** Whether a period ends later than another from the first day of any month of four years. */
    private static boolean isLonger(Period period, Period longest) {
        return IntStream.range(0, 48)
                .mapToObj(month -> LocalDate.of(2000, 1, 1).plusMonths(month))
                .anyMatch(day -> day.plus(period).isAfter(day.plus(longest)));
    }
}
