package cn.quancheng.statistics;

import cn.quancheng.benefits.partners.TakenMonths;
import cn.quancheng.citizens.Districts;
import cn.quancheng.intake.IntakeMonths;
import cn.quancheng.ledger.quality.DepartmentQuality;
import cn.quancheng.ledger.quality.Period;
import cn.quancheng.ledger.quality.ReportingQuality;
import cn.quancheng.models.Models;
import cn.quancheng.monthlyrun.MonthFigures;
import cn.quancheng.monthlyrun.MonthFigures.Month;
import cn.quancheng.monthlyrun.Run;
import cn.quancheng.monthlyrun.watch.RunFigures.Coverage;
import cn.quancheng.platform.Messages;
import cn.quancheng.platform.Refusal;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.statistics.StatisticsAnswer.ReportingMonth;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts together what the rooms counted; counts nobody itself. */
@ApplicationScoped
class Statistics {
    private static final int MONTHS = 24;

    private final MonthFigures months;
    private final Models models;
    private final Districts districts;
    private final IntakeMonths intake;
    private final ReportingQuality departments;
    private final TakenMonths taken;
    private final Messages messages;

    Statistics(
            MonthFigures months,
            Models models,
            Districts districts,
            IntakeMonths intake,
            ReportingQuality departments,
            TakenMonths taken,
            Messages messages) {
        this.months = months;
        this.models = models;
        this.districts = districts;
        this.intake = intake;
        this.departments = departments;
        this.taken = taken;
        this.messages = messages;
    }

    /**
     * The city in a published month, or in the newest one.
     *
     * @throws Refusal 404 where a month is asked for that is not published
     */
    StatisticsAnswer of(@Nullable YearMonth asked) throws SQLException {
        YearMonth last = asked == null ? departments.running() : asked;
        List<Month> published = months.upTo(last, MONTHS);
        if (asked != null
                && (published.isEmpty() || !published.get(0).run().month().equals(asked))) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "statistics.not-published");
        }
        @Nullable Month newest = published.isEmpty() ? null : published.get(0);
        @Nullable Run run = newest == null ? null : newest.run();
        YearMonth first = last.minusMonths(MONTHS - 1L);
        return new StatisticsAnswer(
                run == null ? null : run.month(),
                run == null ? null : run.revision(),
                run == null ? null : run.modelVersion(),
                run == null ? null : run.dataCutoff(),
                newest == null ? null : distribution(newest),
                run == null ? null : coverage(run),
                published.stream()
                        .map(month -> TrendMonth.of(month.run(), distribution(month)))
                        .toList(),
                intake.between(first, last),
                reporting(new Period(first, last)),
                taken.of(null, last).cells());
    }

    private Distribution distribution(Month month) {
        Run run = month.run();
        ScoringModel model = models.edition(run.modelDigest(), run.catalogueDigest())
                .orElseThrow(() -> new IllegalStateException("the model of run " + run.id() + " was never kept"))
                .model();
        return Distribution.of(month, model);
    }

    private @Nullable CityCoverage coverage(Run run) throws SQLException {
        List<Coverage> counted = months.coverage(run.id());
        return counted.isEmpty()
                ? null
                : CityCoverage.of(counted, districts.names(), messages.text("statistics.unknown-district"));
    }

    private List<ReportingMonth> reporting(Period period) throws SQLException {
        Map<YearMonth, List<DepartmentQuality.Month>> byMonth = departments.all(period, false).stream()
                .flatMap(department -> department.months().stream())
                .collect(Collectors.groupingBy(DepartmentQuality.Month::month));
        return byMonth.entrySet().stream()
                .map(month -> reporting(month.getKey(), month.getValue()))
                .sorted(Comparator.comparing(ReportingMonth::month).reversed())
                .toList();
    }

    private static ReportingMonth reporting(YearMonth month, List<DepartmentQuality.Month> departments) {
        return new ReportingMonth(
                month,
                departments.stream()
                        .filter(department -> department.figures().received() > 0)
                        .count(),
                departments.stream().filter(DepartmentQuality.Month::silent).count(),
                departments.stream()
                        .mapToLong(department -> department.figures().received())
                        .sum(),
                departments.stream()
                        .mapToLong(department -> department.figures().late())
                        .sum(),
                departments.stream()
                        .mapToLong(department -> department.figures().refused())
                        .sum());
    }
}
