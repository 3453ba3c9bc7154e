package cn.quancheng.benchmark;

import cn.quancheng.scoring.Adulthood;
import cn.quancheng.scoring.Bounds;
import cn.quancheng.scoring.Decay;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A scoring model and a cutoff as one SQL statement over the ledger, written the way an expert would: limits of days are
 * worked out beforehand, the arithmetic is in whole numbers of 32 bits, and each record is read once. It does without
 * bins, which the default model has none of, and asks for a cutoff that is the first of a month.
 */
final class SqlCard {
    private final ScoringModel model;
    private final List<FactKind> kinds;
    private final LocalDate cutoff;
    private final String divide;

    /** @param divide the operator that divides whole numbers and cuts toward zero */
    SqlCard(ScoringModel model, List<FactKind> kinds, LocalDate cutoff, String divide) {
        this.model = model;
        this.kinds = kinds;
        this.cutoff = cutoff;
        this.divide = divide;
    }

    /** One row of sums a citizen: an aggregate an indicator. Gives citizen_id, score, tier and the dimensions. */
    String wide() {
        return "WITH " + weighed() + ", " + gatheredWide() + ", points AS (SELECT citizen_id, "
                + dimensions(dimension -> indicators()
                        .filter(i -> at(i).dimension() == Dimension.values()[dimension])
                        .mapToObj(i -> held(i, "coalesce(i" + i + ", 0)"))
                        .collect(Collectors.joining(" + ")))
                + " FROM gathered) " + scores();
    }

    /** One row a citizen and indicator, folded again into one a citizen. Gives the same as {@link #wide}. */
    String tall() {
        return "WITH " + weighed()
                + ", gathered AS (SELECT citizen_id, indicator, sum(weight) AS i FROM weighed GROUP BY 1, 2)"
                + ", held AS (SELECT citizen_id, indicator, CASE indicator "
                + indicators()
                        .mapToObj(i -> "WHEN " + i + " THEN " + held(i, "i"))
                        .collect(Collectors.joining(" "))
                + " END AS points FROM gathered), points AS (SELECT citizen_id, "
                + dimensions(dimension -> "sum(points) FILTER (WHERE indicator IN ("
                        + indicators()
                                .filter(i -> at(i).dimension() == Dimension.values()[dimension])
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(", "))
                        + "))")
                + " FROM held GROUP BY 1) " + scores();
    }

    /** What JPMML's card starts from: of each scored citizen every enabled indicator's whole points before the cap. */
    String features() {
        return "WITH " + weighed() + ", " + gatheredWide() + " SELECT c.id AS citizen_id, "
                + indicators()
                        .mapToObj(i -> "(" + whole(i, "coalesce(i" + i + ", 0)") + ")::int AS i" + i)
                        .collect(Collectors.joining(", "))
                + " FROM citizens c LEFT JOIN gathered g ON g.citizen_id = c.id WHERE " + isScored();
    }

    /** The indexes of the enabled indicators in the model. */
    IntStream indicators() {
        return IntStream.range(0, model.indicators().size()).filter(i -> at(i).enabled());
    }

    private Indicator at(int indicator) {
        return model.indicators().get(indicator);
    }

    /** The counting records, each with its indicator and its thousandths, or its quantity where quantities are summed. */
    private String weighed() {
        return """
                rule (kind, indicator, per_quantity, full_weight, fresh_from, gone_before, retention, fading, adverse) AS (
                    VALUES %s),
                marks AS (
                    SELECT record_id,
                           (array_agg(on_day ORDER BY id DESC) FILTER (WHERE kind IN ('CLOSED', 'REOPENED')))[1] AS closed_on,
                           (array_agg(kind ORDER BY id DESC) FILTER (WHERE kind IN ('DISPUTED', 'DECIDED')))[1] = 'DISPUTED'
                               AS disputed
                    FROM record_marks GROUP BY record_id),
                weighed AS (
                    SELECT r.citizen_id, k.indicator,
                           CASE WHEN k.per_quantity THEN r.quantity::int
                                WHEN r.occurred_on >= k.fresh_from THEN k.full_weight
                                ELSE k.full_weight * (k.fading - (%d
                                     - extract(year FROM r.occurred_on)::int * 12 - extract(month FROM r.occurred_on)::int
                                     - k.retention
                                     - CASE WHEN extract(day FROM r.occurred_on) > 1 THEN 1 ELSE 0 END)) %s k.fading
                           END AS weight
                    FROM records r JOIN rule k ON k.kind = r.kind LEFT JOIN marks m ON m.record_id = r.id
                    WHERE r.occurred_on < %s AND r.occurred_on >= k.gone_before
                      AND (r.valid_until IS NULL OR r.valid_until >= %4$s)
                      AND (m.closed_on IS NULL OR m.closed_on > %4$s)
                      AND NOT (k.adverse AND coalesce(m.disputed, false)))""".formatted(
                        IntStream.range(0, kinds.size())
                                .mapToObj(this::rule)
                                .filter(row -> !row.isEmpty())
                                .collect(Collectors.joining(", ")),
                        cutoff.getYear() * 12 + cutoff.getMonthValue(),
                        divide,
                        day(cutoff));
    }

    private String gatheredWide() {
        return "gathered AS (SELECT citizen_id, "
                + indicators()
                        .mapToObj(i -> "sum(weight) FILTER (WHERE indicator = " + i + ") AS i" + i)
                        .collect(Collectors.joining(", "))
                + " FROM weighed GROUP BY citizen_id)";
    }

    /** A kind's row of the rules; empty where no enabled indicator looks at it. */
    private String rule(int kind) {
        FactKind what = kinds.get(kind);
        return indicators()
                .filter(i -> at(i).items().contains(what.item()))
                .mapToObj(i -> row(kind, i))
                .findFirst()
                .orElse("");
    }

    private String row(int kind, int i) {
        Indicator indicator = at(i);
        int full = indicator.rule() instanceof Rule.PerRecord rule
                ? rule.each().of(kinds.get(kind).grade()) * 1000
                : 0;
        int fading = months(indicator.decay());
        int retention = months(indicator.retention());
        return "(%d::smallint, %d, %b, %d, %s, %s, %d, %d, %b)"
                .formatted(
                        kind,
                        i,
                        indicator.rule() instanceof Rule.PerQuantity,
                        full,
                        since(retention),
                        since(retention + fading),
                        retention,
                        fading,
                        kinds.get(kind).adverse());
    }

    /** The first day from which so many months lead past the cutoff. */
    private String since(int months) {
        return months == 0
                ? day(LocalDate.EPOCH.minusYears(100))
                : day(cutoff.minusMonths(months).plusDays(1));
    }

    private static int months(@Nullable Period retention) {
        if (retention == null) {
            return 0;
        }
        if (retention.getDays() != 0) {
            throw new IllegalArgumentException("the statement counts in months, not " + retention);
        }
        return Math.toIntExact(retention.toTotalMonths());
    }

    private static int months(@Nullable Decay decay) {
        return decay == null ? 0 : decay.months();
    }

    /** An indicator's contribution, from what was gathered. */
    private String held(int i, String gathered) {
        @Nullable Integer cap = at(i).cap();
        String whole = whole(i, gathered);
        return cap == null ? whole : (cap > 0 ? "least" : "greatest") + "(" + cap + ", " + whole + ")";
    }

    /** Whole points before the cap: cutting to whole points and holding to a whole cap may change places. */
    private String whole(int i, String gathered) {
        Rule rule = at(i).rule();
        if (rule instanceof Rule.PerQuantity units) {
            return gathered + " " + divide + " " + units.unit() + " * " + units.each();
        }
        if (rule instanceof Rule.PerRecord) {
            return gathered + " " + divide + " 1000";
        }
        throw new IllegalArgumentException("the statement has no bins");
    }

    private String dimensions(IntFunction<String> sum) {
        return IntStream.range(0, Dimension.values().length)
                .mapToObj(dimension ->
                        bounded(dimension, "coalesce(" + sum.apply(dimension) + ", 0)") + " AS d" + dimension)
                .collect(Collectors.joining(", "));
    }

    private String bounded(int dimension, String points) {
        Bounds bounds = model.dimension(Dimension.values()[dimension]).bounds();
        String least = bounds.min() == null ? points : "greatest(" + bounds.min() + ", " + points + ")";
        return bounds.max() == null ? least : "least(" + bounds.max() + ", " + least + ")";
    }

    private String scores() {
        String tiers = model.tiers().stream()
                .limit(model.tiers().size() - 1L)
                .map(tier -> "WHEN score >= " + tier.from() + " THEN "
                        + model.tiers().indexOf(tier))
                .collect(Collectors.joining(" "));
        return """
                SELECT citizen_id, score::smallint AS score, (CASE %s ELSE %d END)::smallint AS tier,
                       d0::smallint AS government, d1::smallint AS commerce, d2::smallint AS society, d3::smallint AS judicial
                FROM (SELECT c.id AS citizen_id,
                             greatest(%d, least(%d, %d + coalesce(d0 + d1 + d2 + d3, 0))) AS score,
                             coalesce(d0, 0) AS d0, coalesce(d1, 0) AS d1, coalesce(d2, 0) AS d2, coalesce(d3, 0) AS d3
                      FROM citizens c LEFT JOIN points p ON p.citizen_id = c.id WHERE %s) s""".formatted(
                        tiers,
                        model.tiers().size() - 1,
                        model.range().min(),
                        model.range().max(),
                        model.baseline(),
                        isScored());
    }

    /** Grown up, living here, told of the score and agreed to it. */
    private String isScored() {
        return "c.status = 'ACTIVE' AND NOT c.opted_out AND c.agreed_on IS NOT NULL AND c.born <= "
                + day(LocalDate.ofEpochDay(Adulthood.latestBirthday(cutoff)));
    }

    private static String day(LocalDate day) {
        return "DATE '" + day + "'";
    }
}
