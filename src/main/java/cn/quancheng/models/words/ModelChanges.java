package cn.quancheng.models.words;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.scoring.Bounds;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tier;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What differs between two models, in sentences that people can follow. Two models that score anybody differently, or say
 * something else about a line, differ in at least one sentence; comments and the order of lines are no difference.
 */
public final class ModelChanges {
    private final ScoringModel before;
    private final ScoringModel after;
    private final RuleWords was;
    private final RuleWords is;
    private final List<ModelChange> found = new ArrayList<>();

    private ModelChanges(ModelEdition before, ModelEdition after, Wording words) {
        this.before = before.model();
        this.after = after.model();
        was = new RuleWords(words, before.catalogue());
        is = new RuleWords(words, after.catalogue());
    }

    /** All that differs, in the order of the file; empty where nothing does. */
    public static List<ModelChange> between(ModelEdition before, ModelEdition after, Wording words) {
        ModelChanges changes = new ModelChanges(before, after, words);
        changes.frame();
        changes.tiers();
        changes.dimensions();
        changes.indicators();
        return List.copyOf(changes.found);
    }

    private void frame() {
        differ("title", before.title(), after.title(), () -> is.text("change-title", before.title(), after.title()));
        differ(
                "baseline",
                before.baseline(),
                after.baseline(),
                () -> is.text("change-baseline", is.bound(before.baseline()), is.bound(after.baseline())));
        differ(
                "range",
                before.range(),
                after.range(),
                () -> is.text(
                        "change-range",
                        is.bound(before.range().min()),
                        is.bound(before.range().max()),
                        is.bound(after.range().min()),
                        is.bound(after.range().max())));
    }

    private void tiers() {
        Map<String, Tier> known = byCode(before.tiers(), Tier::code);
        Map<String, Tier> now = byCode(after.tiers(), Tier::code);
        now.forEach((code, tier) -> {
            Tier old = known.get(code);
            if (old == null) {
                found("tiers." + code, is.text("change-tier-added", code, tier.name(), is.bound(tier.from())));
                return;
            }
            differ(
                    "tiers." + code + ".from",
                    old.from(),
                    tier.from(),
                    () -> is.text("change-tier-from", code, is.bound(old.from()), is.bound(tier.from())));
            differ(
                    "tiers." + code + ".name",
                    old.name(),
                    tier.name(),
                    () -> is.text("change-tier-name", code, old.name(), tier.name()));
        });
        known.forEach((code, tier) -> {
            if (!now.containsKey(code)) {
                found("tiers." + code, is.text("change-tier-removed", code, tier.name()));
            }
        });
    }

    private void dimensions() {
        for (Dimension dimension : Dimension.values()) {
            String old = RuleWords.dimension(before, dimension);
            String name = RuleWords.dimension(after, dimension);
            String place = "dimensions." + dimension;
            differ(place + ".name", old, name, () -> is.text("change-dimension-name", old, name));
            Bounds held = before.dimension(dimension).bounds();
            Bounds holds = after.dimension(dimension).bounds();
            differ(
                    place + ".min",
                    held.min(),
                    holds.min(),
                    () -> is.text("change-dimension-min", name, is.bound(held.min()), is.bound(holds.min())));
            differ(
                    place + ".max",
                    held.max(),
                    holds.max(),
                    () -> is.text("change-dimension-max", name, is.bound(held.max()), is.bound(holds.max())));
        }
    }

    private void indicators() {
        Map<String, Indicator> known = byCode(before.indicators(), Indicator::code);
        Map<String, Indicator> now = byCode(after.indicators(), Indicator::code);
        now.forEach((code, line) -> {
            Indicator old = known.get(code);
            if (old == null) {
                found(
                        "indicators." + code,
                        is.text(
                                line.enabled() ? "change-added" : "change-added-idle",
                                line.name(),
                                RuleWords.dimension(after, line.dimension()),
                                is.whole(line)));
            } else {
                new IndicatorChanges(before, after, was, is, found::add).of(old, line);
            }
        });
        known.forEach((code, line) -> {
            if (!now.containsKey(code)) {
                found("indicators." + code, is.text("change-removed", line.name(), was.whole(line)));
            }
        });
    }

    private void differ(String place, @Nullable Object was, @Nullable Object is, Supplier<String> sentence) {
        if (!Objects.equals(was, is)) {
            found(place, sentence.get());
        }
    }

    private void found(String place, String sentence) {
        found.add(new ModelChange(place, sentence));
    }

    private static <T> Map<String, T> byCode(List<T> parts, Function<T, String> code) {
        return parts.stream()
                .collect(Collectors.toMap(code, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
