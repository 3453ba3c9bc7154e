package cn.quancheng.benchmark;

import cn.quancheng.scoring.Decay;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The part of the statement that looks at records: which count, and what each weighs. */
final class SqlRules {
    private final ScoringModel model;
    private final List<FactKind> kinds;
    private final LocalDate cutoff;
    private final String divide;

    /**
     * @param cutoff the first of a month
     * @param divide the operator that divides whole numbers and cuts toward zero
     */
    SqlRules(ScoringModel model, List<FactKind> kinds, LocalDate cutoff, String divide) {
        if (cutoff.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("the statement looks from the first of a month, not from " + cutoff);
        }
        this.model = model;
        this.kinds = kinds;
        this.cutoff = cutoff;
        this.divide = divide;
    }

    /** The indexes of the enabled indicators in the model. */
    IntStream indicators() {
        return IntStream.range(0, model.indicators().size()).filter(i -> at(i).enabled());
    }

    Indicator at(int indicator) {
        return model.indicators().get(indicator);
    }

    /**
     * Named queries, the last of which, {@code weighed}, gives citizen_id, indicator and weight of each counting record:
     * its thousandths, or its quantity where quantities are summed.
     */
    String weighed() {
        String rows = IntStream.range(0, kinds.size())
                .mapToObj(this::rows)
                .filter(row -> !row.isEmpty())
                .collect(Collectors.joining(", "));
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
                      AND m.closed_on IS NULL
                      AND NOT (k.adverse AND coalesce(m.disputed, false)))""".formatted(rows, cutoff.getYear() * 12 + cutoff.getMonthValue(), divide, day(cutoff));
    }

    static String day(LocalDate day) {
        return "DATE '" + day + "'";
    }

    /** A kind's row of the rules; empty where no enabled indicator looks at it. */
    private String rows(int kind) {
        FactKind what = kinds.get(kind);
        return indicators()
                .filter(i -> at(i).items().contains(what.item()))
                .mapToObj(i -> row(kind, what, i))
                .findFirst()
                .orElse("");
    }

    private String row(int kind, FactKind what, int i) {
        Indicator indicator = at(i);
        int full = indicator.rule() instanceof Rule.PerRecord rule ? rule.each().of(what.grade()) * 1000 : 0;
        int retention = months(indicator.retention());
        int fading = months(indicator.decay());
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
                        what.adverse());
    }

    /** The first day from which so many months lead past the cutoff; none leads nowhere, and every day will do. */
    private String since(int months) {
        return day(
                months == 0
                        ? LocalDate.of(1900, 1, 1)
                        : cutoff.minusMonths(months).plusDays(1));
    }

    private static int months(@Nullable Period retention) {
        if (retention == null) {
            return 0;
        }
        int months = Math.toIntExact(retention.toTotalMonths());
        if (!Period.ofMonths(months).normalized().equals(retention.normalized())) {
            throw new IllegalArgumentException("the statement counts in months, not " + retention);
        }
        return months;
    }

    private static int months(@Nullable Decay decay) {
        return decay == null ? 0 : decay.months();
    }
}
