package cn.quancheng.benchmark;

import cn.quancheng.scoring.Adulthood;
import cn.quancheng.scoring.Bounds;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A scoring model and a cutoff as one SQL statement over the ledger, written the way an expert would: limits of days are
 * worked out beforehand, the arithmetic is in whole numbers of 32 bits, and each record is read once. It does without
 * bins, which the default model has none of.
 */
final class SqlCard {
    private static final List<Dimension> DIMENSIONS = List.of(Dimension.values());

    private final ScoringModel model;
    private final SqlRules rules;
    private final LocalDate cutoff;
    private final String divide;

    /** The arguments are those of {@link SqlRules}. */
    SqlCard(ScoringModel model, List<FactKind> kinds, LocalDate cutoff, String divide) {
        this.model = model;
        this.rules = new SqlRules(model, kinds, cutoff, divide);
        this.cutoff = cutoff;
        this.divide = divide;
    }

    /** One row of sums a citizen: an aggregate an indicator. Gives citizen_id, score, tier and the dimensions. */
    String wide() {
        return "WITH " + rules.weighed() + ", " + gathered() + ", points AS (SELECT citizen_id, "
                + dimensions(dimension -> of(dimension)
                        .mapToObj(i -> held(i, "coalesce(i" + i + ", 0)"))
                        .collect(Collectors.joining(" + ")))
                + " FROM gathered) " + scores();
    }

    /** One row a citizen and indicator, folded again into one a citizen. Gives the same as {@link #wide}. */
    String tall() {
        return "WITH " + rules.weighed()
                + ", gathered AS (SELECT citizen_id, indicator, sum(weight) AS i FROM weighed GROUP BY 1, 2)"
                + ", held AS (SELECT citizen_id, indicator, CASE indicator "
                + rules.indicators()
                        .mapToObj(i -> "WHEN " + i + " THEN " + held(i, "i"))
                        .collect(Collectors.joining(" "))
                + " END AS points FROM gathered), points AS (SELECT citizen_id, "
                + dimensions(dimension -> "sum(points) FILTER (WHERE indicator IN ("
                        + of(dimension).mapToObj(Integer::toString).collect(Collectors.joining(", "))
                        + "))")
                + " FROM held GROUP BY 1) " + scores();
    }

    /**
     * What JPMML's card starts from: of each scored citizen what every enabled indicator's counting records come to, in
     * thousandths, or in quantity where quantities are summed.
     */
    String features() {
        return "WITH " + rules.weighed() + ", " + gathered() + " SELECT c.id AS citizen_id, "
                + indicators()
                        .mapToObj(i -> "coalesce(i" + i + ", 0)::int AS i" + i)
                        .collect(Collectors.joining(", "))
                + " FROM citizens c LEFT JOIN gathered g ON g.citizen_id = c.id WHERE " + isScored();
    }

    /** The indexes of the enabled indicators in the model. */
    IntStream indicators() {
        return rules.indicators();
    }

    private IntStream of(Dimension dimension) {
        return rules.indicators().filter(i -> rules.at(i).dimension() == dimension);
    }

    private String gathered() {
        return "gathered AS (SELECT citizen_id, "
                + rules.indicators()
                        .mapToObj(i -> "sum(weight) FILTER (WHERE indicator = " + i + ") AS i" + i)
                        .collect(Collectors.joining(", "))
                + " FROM weighed GROUP BY citizen_id)";
    }

    /** An indicator's contribution: cutting to whole points and holding to a whole cap may change places. */
    private String held(int i, String gathered) {
        @Nullable Integer cap = rules.at(i).cap();
        String whole = whole(rules.at(i).rule(), gathered);
        return cap == null ? whole : (cap > 0 ? "least" : "greatest") + "(" + cap + ", " + whole + ")";
    }

    private String whole(Rule rule, String gathered) {
        if (rule instanceof Rule.PerQuantity units) {
            return gathered + " " + divide + " " + units.unit() + " * " + units.each();
        }
        if (rule instanceof Rule.PerRecord) {
            return gathered + " " + divide + " 1000";
        }
        throw new IllegalArgumentException("the statement has no bins");
    }

    private String dimensions(Function<Dimension, String> sum) {
        return DIMENSIONS.stream()
                .map(dimension ->
                        bounded(dimension, "coalesce(" + sum.apply(dimension) + ", 0)") + " AS " + column(dimension))
                .collect(Collectors.joining(", "));
    }

    private String bounded(Dimension dimension, String points) {
        Bounds bounds = model.dimension(dimension).bounds();
        String least = bounds.min() == null ? points : "greatest(" + bounds.min() + ", " + points + ")";
        return bounds.max() == null ? least : "least(" + bounds.max() + ", " + least + ")";
    }

    private String scores() {
        int lowest = model.tiers().size() - 1;
        String tiers = IntStream.range(0, lowest)
                .mapToObj(tier -> "WHEN score >= " + model.tiers().get(tier).from() + " THEN " + tier)
                .collect(Collectors.joining(" "));
        return "SELECT citizen_id, score::smallint AS score, (CASE " + tiers + " ELSE " + lowest
                + " END)::smallint AS tier, " + columns("%1$s::smallint AS %1$s", ", ")
                + " FROM (SELECT c.id AS citizen_id, greatest(" + model.range().min() + ", least("
                + model.range().max() + ", " + model.baseline() + " + coalesce(" + columns("%s", " + ")
                + ", 0))) AS score, " + columns("coalesce(%1$s, 0) AS %1$s", ", ")
                + " FROM citizens c LEFT JOIN points p ON p.citizen_id = c.id WHERE " + isScored() + ") s";
    }

    private static String columns(String each, String between) {
        return DIMENSIONS.stream()
                .map(dimension -> String.format(Locale.ROOT, each, column(dimension)))
                .collect(Collectors.joining(between));
    }

    private static String column(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    /** Grown up, living here, told of the score and agreed to it before the month was over. */
    private String isScored() {
        return "c.status = 'ACTIVE' AND EXISTS (SELECT 1 FROM (SELECT citizen_id, first_day, ends_on, row_number() OVER"
                + " (PARTITION BY citizen_id ORDER BY entry DESC) AS age FROM agreement_standings) a"
                + " WHERE a.citizen_id = c.id AND a.age = 1 AND a.first_day < " + SqlRules.day(cutoff.plusMonths(1))
                + " AND a.ends_on > " + SqlRules.day(cutoff) + ") AND c.born <= "
                + SqlRules.day(LocalDate.ofEpochDay(Adulthood.latestBirthday(cutoff)));
    }
}
