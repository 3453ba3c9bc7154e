package cn.quancheng.models.words;

import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Points;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What differs in one line of a model. */
final class IndicatorChanges {
    private final ScoringModel before;
    private final ScoringModel after;
    private final RuleWords was;
    private final RuleWords is;
    private final Consumer<ModelChange> found;

    IndicatorChanges(
            ScoringModel before, ScoringModel after, RuleWords was, RuleWords is, Consumer<ModelChange> found) {
        this.before = before;
        this.after = after;
        this.was = was;
        this.is = is;
        this.found = found;
    }

    void of(Indicator old, Indicator line) {
        String name = line.name();
        if (old.enabled() != line.enabled()) {
            found(line, "enabled", is.text(line.enabled() ? "change-enabled" : "change-idle", name, is.whole(line)));
        }
        differ(line, "name", old.name(), name, () -> is.text("change-name", old.name(), name));
        differ(
                line,
                "dimension",
                old.dimension(),
                line.dimension(),
                () -> is.text(
                        "change-place",
                        name,
                        RuleWords.dimension(before, old.dimension()),
                        RuleWords.dimension(after, line.dimension())));
        differ(
                line,
                "facet",
                old.facet(),
                line.facet(),
                () -> is.text("change-facet", name, is.text("facet-" + old.facet()), is.text("facet-" + line.facet())));
        differ(
                line,
                "items",
                old.items(),
                line.items(),
                () -> is.text("change-items", name, was.items(old), is.items(line)));
        rule(old, line);
        differ(line, "cap", old.cap(), line.cap(), () -> cap(old, line));
        differ(
                line,
                "retention",
                old.retention(),
                line.retention(),
                () -> is.text("change-retention", name, is.period(old.retention()), is.period(line.retention())));
        differ(
                line,
                "decay",
                old.decay(),
                line.decay(),
                () -> is.text("change-decay", name, was.duration(old), is.duration(line)));
        differ(
                line,
                "basis",
                old.basis(),
                line.basis(),
                () -> is.text("change-basis", name, basis(old.basis()), basis(line.basis())));
    }

    private void rule(Indicator old, Indicator line) {
        if (old.rule().equals(line.rule())) {
            return;
        }
        if (old.rule() instanceof Rule.PerRecord gave && line.rule() instanceof Rule.PerRecord gives) {
            if (gave.each() instanceof Points.Graded one && gives.each() instanceof Points.Graded other) {
                grades(old, line, one.byGrade(), other.byGrade());
                return;
            }
            if (gave.each() instanceof Points.Flat one && gives.each() instanceof Points.Flat other) {
                found(
                        line,
                        "rule.points",
                        is.text("change-points", line.name(), is.bound(one.value()), is.bound(other.value())));
                return;
            }
        }
        found(line, "rule", is.text("change-rule", line.name(), was.rule(old), is.rule(line)));
    }

    private void grades(Indicator old, Indicator line, Map<String, Integer> gave, Map<String, Integer> gives) {
        is.order(line, gives.keySet()).forEach(grade -> {
            Integer points = gives.get(grade);
            Integer earlier = gave.get(grade);
            if (!Objects.equals(points, earlier)) {
                found(
                        line,
                        "rule.points." + grade,
                        is.text(
                                "change-grade",
                                line.name(),
                                is.grade(line, grade),
                                earlier == null ? is.text("nothing") : is.bound(earlier),
                                is.bound(points)));
            }
        });
        was.order(old, gave.keySet()).forEach(grade -> {
            Integer points = gave.get(grade);
            if (!gives.containsKey(grade)) {
                found(
                        line,
                        "rule.points." + grade,
                        is.text(
                                "change-grade",
                                line.name(),
                                was.grade(old, grade),
                                is.bound(points),
                                is.text("nothing")));
            }
        });
    }

    /** Where points are taken, the bound is on how many. */
    private String cap(Indicator old, Indicator line) {
        boolean taken = taken(old.cap()) || taken(line.cap());
        return is.text(
                taken ? "change-cap-taken" : "change-cap",
                line.name(),
                is.bound(size(old.cap())),
                is.bound(size(line.cap())));
    }

    private static boolean taken(@Nullable Integer cap) {
        return cap != null && cap < 0;
    }

    private static @Nullable Integer size(@Nullable Integer cap) {
        return cap == null ? null : Integer.valueOf(Math.abs(cap));
    }

    private String basis(@Nullable String basis) {
        return basis == null ? is.text("nothing") : basis;
    }

    private void differ(
            Indicator line, String key, @Nullable Object one, @Nullable Object other, Supplier<String> sentence) {
        if (!Objects.equals(one, other)) {
            found(line, key, sentence.get());
        }
    }

    private void found(Indicator line, String key, String sentence) {
        found.accept(new ModelChange("indicators." + line.code() + "." + key, sentence));
    }
}
