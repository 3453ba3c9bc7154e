package cn.quancheng.statistics;

import cn.quancheng.benefits.partners.TakenCell;
import cn.quancheng.intake.CsvField;
import cn.quancheng.intake.IntakeMonths;
import cn.quancheng.statistics.Distribution.Band;
import cn.quancheng.statistics.Distribution.Quantiles;
import cn.quancheng.statistics.Distribution.TierShare;
import cn.quancheng.statistics.StatisticsAnswer.ReportingMonth;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statistics as a CSV: a line a number, with what it is of, so that one file holds chapters of different shapes and a
 * spreadsheet's pivot finds them. The byte order mark is what Excel knows UTF-8 by; what is hidden is empty.
 */
final class StatisticsFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Function<String, String> words;

    /** @param words those of a key of the room's messages */
    StatisticsFile(Function<String, String> words) {
        this.words = words;
    }

    String of(StatisticsAnswer answer) {
        String heading = Stream.of("chapter", "month", "subject", "figure", "value")
                .map(column -> words.apply("statistics.csv-" + column))
                .collect(Collectors.joining(",", "", "\r\n"));
        Stream<String> lines = Stream.of(
                        distribution(answer),
                        coverage(answer),
                        trend(answer),
                        intake(answer),
                        departments(answer),
                        taken(answer))
                .flatMap(chapter -> chapter);
        return BYTE_ORDER_MARK + Stream.concat(Stream.of(heading), lines).collect(Collectors.joining());
    }

    private Stream<String> distribution(StatisticsAnswer answer) {
        Distribution distribution = answer.distribution();
        if (distribution == null) {
            return Stream.empty();
        }
        Stream<String> tiers = distribution.tiers().stream().flatMap(tier -> tier(answer, tier));
        return Stream.concat(
                Stream.of(line("distribution", answer.month(), "", "scored", distribution.scored())), tiers);
    }

    private Stream<String> tier(StatisticsAnswer answer, TierShare tier) {
        return Stream.concat(
                Stream.of(line("distribution", answer.month(), tier.tier(), "people", tier.people())),
                tier.bands().stream().map(band -> band(answer, band)));
    }

    private String band(StatisticsAnswer answer, Band band) {
        return line("distribution", answer.month(), band.from() + "–" + band.to(), "people", band.people());
    }

    private Stream<String> coverage(StatisticsAnswer answer) {
        CityCoverage city = answer.coverage();
        return city == null
                ? Stream.empty()
                : Stream.concat(
                        coverage(answer, "", city.adults(), city.agreed(), city.scored()),
                        city.districts().stream()
                                .flatMap(row ->
                                        coverage(answer, row.district(), row.adults(), row.agreed(), row.scored())));
    }

    private Stream<String> coverage(
            StatisticsAnswer answer,
            String district,
            @Nullable Long adults,
            @Nullable Long agreed,
            @Nullable Long scored) {
        return Stream.of(
                line("coverage", answer.month(), district, "adults", adults),
                line("coverage", answer.month(), district, "agreed", agreed),
                line("coverage", answer.month(), district, "scored", scored));
    }

    private Stream<String> trend(StatisticsAnswer answer) {
        return answer.trend().stream().flatMap(month -> {
            Quantiles quantiles = month.quantiles();
            Stream<String> all = Stream.of(
                    line("trend", month.month(), "", "scored", month.scored()),
                    line("trend", month.month(), "", "mean", month.mean()),
                    line("trend", month.month(), "", "median", quantiles == null ? null : quantiles.p50()));
            return Stream.concat(
                    all,
                    month.tiers().stream()
                            .map(tier -> line("trend", month.month(), tier.tier(), "people", tier.people())));
        });
    }

    private Stream<String> intake(StatisticsAnswer answer) {
        return answer.intake().stream().flatMap(this::intake);
    }

    private Stream<String> intake(IntakeMonths.Month month) {
        return Stream.of(
                line("intake", month.month(), month.kind(), "files", month.files()),
                line("intake", month.month(), month.kind(), "accepted", month.accepted()),
                line("intake", month.month(), month.kind(), "rejected", month.rejected()),
                line("intake", month.month(), month.kind(), "duplicates", month.duplicates()));
    }

    private Stream<String> departments(StatisticsAnswer answer) {
        return answer.departments().stream().flatMap(this::departments);
    }

    private Stream<String> departments(ReportingMonth month) {
        return Stream.of(
                line("departments", month.month(), "", "reporting", month.reporting()),
                line("departments", month.month(), "", "silent", month.silent()),
                line("departments", month.month(), "", "received", month.received()),
                line("departments", month.month(), "", "late", month.late()),
                line("departments", month.month(), "", "refused", month.refused()));
    }

    private Stream<String> taken(StatisticsAnswer answer) {
        return answer.redemptions().stream().map(this::taken);
    }

    private String taken(TakenCell cell) {
        return line("redemptions", cell.firstDay().toString().substring(0, 7), cell.scenario(), "taken", cell.taken());
    }

    private String line(String chapter, @Nullable Object month, String subject, String figure, @Nullable Object value) {
        return Arrays.asList(
                        words.apply("statistics.csv-" + chapter),
                        month,
                        subject,
                        words.apply("statistics.csv-" + figure),
                        value)
                .stream()
                .map(field -> field == null ? "" : CsvField.quoted(field.toString()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
