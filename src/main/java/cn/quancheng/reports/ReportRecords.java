package cn.quancheng.reports;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.reports.print.CreditReport;
import cn.quancheng.scores.Explained;
import cn.quancheng.scoring.Contribution;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.FactState;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.WeighedFact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records of a report. It may be handed on, so it names what is in use alone: what was closed or has ended is not in
 * it, and an adverse record whose day came since the month was scored shows as points without a name.
 */
final class ReportRecords {
    private static final Set<FactState> IN_USE =
            EnumSet.of(FactState.COUNTING, FactState.DECAYING, FactState.DISPUTED, FactState.NOT_YET);

    private final Explained explained;
    private final List<FactKind> kinds;
    private final LocalDate today;

    /** @param kinds every kind of fact by its number */
    ReportRecords(Explained explained, List<FactKind> kinds, LocalDate today) {
        this.explained = explained;
        this.kinds = kinds;
        this.today = today;
    }

    /** A record with what it weighs. */
    private record Weighed(
            WeighedFact fact,
            LedgerRecord record,
            CatalogueItem item,
            @Nullable String grade) {
        String what() {
            String name = item.name() + (grade == null ? "" : "（" + item.gradeName(grade) + "）");
            String unit = item.unit();
            return unit == null && record.quantity() == 1
                    ? name
                    : name + "，" + record.quantity() + (unit == null ? "" : unit);
        }

        String weight() {
            return ReportWords.weight(fact.weight());
        }

        String endsOn() {
            LocalDate end = fact.endsOn();
            return end == null ? "持续有效" : end.toString();
        }

        /** Whether its own day has come while the month's score still has it. */
        boolean isOver(LocalDate today) {
            LocalDate end = fact.endsOn();
            return item.isAdverse() && end != null && !end.isAfter(today);
        }
    }

    /** A dimension with all its indicators. */
    CreditReport.Dimension dimension(Dimension dimension) {
        List<Contribution> all = explained.sheet().contributions().stream()
                .filter(contribution -> contribution.indicator().dimension() == dimension)
                .toList();
        List<CreditReport.Line> lines = all.stream()
                .map(this::line)
                .filter(line -> !line.rows().isEmpty() || !line.points().equals("0"))
                .toList();
        Set<String> shown = lines.stream().map(CreditReport.Line::code).collect(Collectors.toSet());
        return new CreditReport.Dimension(
                ReportWords.name(dimension),
                ReportWords.points(explained.sheet().dimension(dimension)),
                lines,
                all.stream()
                        .map(Contribution::indicator)
                        .filter(indicator -> !shown.contains(indicator.code()))
                        .map(Indicator::name)
                        .collect(Collectors.joining("、")));
    }

    /** Adverse records that are in use. */
    List<CreditReport.Failing> failings() {
        return explained.sheet().contributions().stream()
                .flatMap(this::inUse)
                .filter(weighed -> weighed.item().isAdverse() && !weighed.isOver(today))
                .map(this::failing)
                .toList();
    }

    private CreditReport.Line line(Contribution contribution) {
        Indicator indicator = contribution.indicator();
        Integer cap = indicator.cap();
        return new CreditReport.Line(
                indicator.code(),
                indicator.name(),
                ReportWords.name(indicator.facet()),
                ReportWords.points(contribution.points()),
                cap == null ? "" : ReportWords.points(cap),
                basis(indicator),
                inUse(contribution).flatMap(this::row).toList());
    }

    private String basis(Indicator indicator) {
        return Stream.concat(
                        Stream.ofNullable(indicator.basis()),
                        indicator.items().stream()
                                .map(explained.edition().catalogue()::item)
                                .flatMap(Optional::stream)
                                .map(CatalogueItem::basis))
                .distinct()
                .collect(Collectors.joining("；"));
    }

    private Stream<Weighed> inUse(Contribution contribution) {
        return contribution.facts().stream()
                .filter(fact -> IN_USE.contains(fact.state()))
                .map(this::weighed);
    }

    private Weighed weighed(WeighedFact fact) {
        LedgerRecord record = explained.records().get(fact.fact());
        FactKind kind = kinds.get(record.kind());
        CatalogueItem item = explained.edition().catalogue().item(kind.item()).orElseThrow();
        return new Weighed(fact, record, item, kind.grade());
    }

    private Stream<CreditReport.Row> row(Weighed weighed) {
        if (!weighed.isOver(today)) {
            return Stream.of(new CreditReport.Row(
                    weighed.what(),
                    weighed.record().occurredOn().toString(),
                    weighed.record().department(),
                    Stream.of(weighed.record().documentNo(), weighed.record().recordNo())
                            .flatMap(Stream::ofNullable)
                            .toList(),
                    weighed.weight(),
                    weighed.endsOn(),
                    ReportWords.state(weighed.fact().state())));
        }
        return weighed.fact().state().counts()
                ? Stream.of(new CreditReport.Row("已到期，不再列示", "", "", List.of(), weighed.weight(), "已到期", "下次更新起不再计分"))
                : Stream.empty();
    }

    private CreditReport.Failing failing(Weighed weighed) {
        Period after = weighed.item().repairableAfter();
        return new CreditReport.Failing(
                weighed.what(),
                weighed.record().occurredOn().toString(),
                weighed.record().department(),
                Optional.ofNullable(weighed.record().documentNo()).orElse(""),
                weighed.weight(),
                weighed.endsOn(),
                after == null ? "" : repair(weighed.record().occurredOn().plus(after)),
                weighed.fact().state() == FactState.DISPUTED);
    }

    private String repair(LocalDate from) {
        return from.isAfter(today) ? from + " 起可申请修复" : "现在可以申请修复";
    }
}
