package cn.quancheng.models.words;

import cn.quancheng.models.Catalogue;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.scoring.Decay;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Points;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

import java.time.Period;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what a model's lines do, in the catalogue's names. */
public final class RuleWords {
    private static final String MINUTES = "分钟";
    private static final int MINUTES_OF_AN_HOUR = 60;

    private final Wording words;
    private final Catalogue catalogue;

    public RuleWords(Wording words, Catalogue catalogue) {
        this.words = words;
        this.catalogue = catalogue;
    }

    /** How records become points, such as 每满 4 小时加 1 分. */
    public String rule(Indicator indicator) {
        Rule rule = indicator.rule();
        if (rule instanceof Rule.PerQuantity quantity) {
            return text("per-quantity", amount(quantity.unit(), indicator), points(quantity.each()));
        }
        if (rule instanceof Rule.Bins bins) {
            return bins(bins, indicator);
        }
        Points each = ((Rule.PerRecord) rule).each();
        return each instanceof Points.Graded graded
                ? text("per-grade", grades(graded, indicator))
                : text("per-record", points(each.of(null)));
    }

    /** The bound of its points, or none. */
    public Optional<String> limit(Indicator indicator) {
        Integer cap = indicator.cap();
        return cap == null ? Optional.empty() : Optional.of(text(cap > 0 ? "limit" : "limit-taken", size(cap)));
    }

    /** How long a record weighs. */
    public String duration(Indicator indicator) {
        Period retention = indicator.retention();
        Decay decay = indicator.decay();
        if (retention == null) {
            return text("while-it-holds");
        }
        return decay == null
                ? text("retained", period(retention))
                : text("retained-then-fading", period(retention), months(decay.months()));
    }

    /** All of a line: how, how much at most, how long. */
    public String whole(Indicator indicator) {
        String rule = rule(indicator);
        String limited =
                limit(indicator).map(limit -> text("joined", rule, limit)).orElse(rule);
        return text("joined", limited, duration(indicator));
    }

    /** The items that a line looks at, by their names. */
    String items(Indicator indicator) {
        return indicator.items().stream()
                .map(code -> catalogue.item(code).map(CatalogueItem::name).orElse(code))
                .collect(Collectors.joining(text("between")));
    }

    String grade(Indicator indicator, String code) {
        return indicator.items().stream()
                .flatMap(item -> catalogue.item(item).stream())
                .filter(item -> item.grades().contains(code))
                .map(item -> item.gradeName(code))
                .findFirst()
                .orElse(code);
    }

    /** Grades in the catalogue's order. */
    Stream<String> order(Indicator indicator, Set<String> grades) {
        return indicator.items().stream()
                .flatMap(item -> catalogue.item(item).stream())
                .flatMap(item -> item.grades().stream())
                .distinct()
                .filter(grades::contains);
    }

    static String dimension(ScoringModel model, Dimension dimension) {
        return model.dimension(dimension).name();
    }

    /** A bound in points, or that there is none. */
    String bound(@Nullable Integer bound) {
        return bound == null ? text("no-bound") : text("points", String.valueOf(bound));
    }

    String period(@Nullable Period period) {
        if (period == null) {
            return text("while-it-holds");
        }
        if (period.getDays() == 0) {
            return months(period.toTotalMonths());
        }
        return period.toTotalMonths() == 0
                ? text("days", String.valueOf(period.getDays()))
                : text("months-and-days", String.valueOf(period.toTotalMonths()), String.valueOf(period.getDays()));
    }

    String months(long months) {
        return text("months", String.valueOf(months));
    }

    String text(String key, Object... arguments) {
        return words.text("models." + key, arguments);
    }

    /** Points that are given or taken. */
    private String points(int points) {
        return text(points < 0 ? "takes" : "gives", size(points));
    }

    private static String size(int points) {
        return String.valueOf(Math.abs(points));
    }

    private String grades(Points.Graded graded, Indicator indicator) {
        return order(indicator, graded.byGrade().keySet())
                .map(grade -> text("grade", grade(indicator, grade), points(graded.of(grade))))
                .collect(Collectors.joining(text("between")));
    }

    private String amount(long amount, Indicator indicator) {
        String unit = indicator.items().stream()
                .flatMap(item -> catalogue.item(item).stream())
                .map(CatalogueItem::unit)
                .findFirst()
                .orElse(null);
        if (unit == null) {
            return text("amount", String.valueOf(amount));
        }
        return unit.equals(MINUTES) && amount % MINUTES_OF_AN_HOUR == 0
                ? text("hours", String.valueOf(amount / MINUTES_OF_AN_HOUR))
                : text("amount-of", String.valueOf(amount), unit);
    }

    private String bins(Rule.Bins rule, Indicator indicator) {
        String parts = rule.bins().stream()
                .map(bin -> text("bin", measured(rule, bin.from(), indicator), points(bin.points())))
                .collect(Collectors.joining(text("between")));
        String told = text("bins-" + rule.of(), parts);
        return rule.of() == Rule.Measure.MONTHS_SINCE_LAST ? text("or-absent", told, points(rule.absent())) : told;
    }

    private String measured(Rule.Bins rule, long from, Indicator indicator) {
        return switch (rule.of()) {
            case COUNT -> text("amount", String.valueOf(from));
            case QUANTITY -> amount(from, indicator);
            case MONTHS_SINCE_LAST -> months(from);
        };
    }
}
