package cn.quancheng.reports;

import cn.quancheng.citizens.AgreementView;
import cn.quancheng.citizens.Channel;
import cn.quancheng.models.Models;
import cn.quancheng.reports.ReportDesk.Wish;
import cn.quancheng.reports.print.CreditReport;
import cn.quancheng.scores.CurrentScore;
import cn.quancheng.scoring.Adjustment;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.Tier;
import jakarta.enterprise.context.ApplicationScoped;

import java.net.URI;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;

/** Words what a report says. */
@ApplicationScoped
class ReportWriter {
    private final Models models;
    private final Clock clock;

    ReportWriter(Models models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    /** @param base where people outside reach this service, with a slash at its end */
    CreditReport write(Wish wish, URI base) {
        ScoreSheet sheet = wish.about().explained().sheet();
        ReportRecords records = new ReportRecords(
                wish.about().explained(), models.kinds(), wish.madeAt().toLocalDate());
        return new CreditReport(
                ReportNumber.of(wish.id(), wish.madeAt()),
                ReportWords.instant(wish.madeAt()),
                ReportWords.day(wish.endsAt().toLocalDate().minusDays(1)),
                new CreditReport.Holder(
                        wish.about().citizen().name(),
                        wish.about().citizen().idNumber().masked(),
                        wish.about().citizen().district()),
                agreement(wish.about().agreement(), base),
                score(wish.about().explained().score(), sheet),
                Arrays.stream(Dimension.values()).map(records::dimension).toList(),
                sheet.adjustments().stream().map(ReportWriter::adjustment).toList(),
                records.failings(),
                tiers(wish.about().explained().edition().model().tiers(), sheet.tier()),
                new CreditReport.Check(wish.code().text(), address(base, wish.code())));
    }

    private static CreditReport.Agreement agreement(AgreementView agreement, URI base) {
        return new CreditReport.Agreement(
                agreement.noticeVersion(),
                under(base, "api/v1/notices/" + agreement.noticeVersion()),
                agreement.agreementNo(),
                agreement.channel() == Channel.PAPER ? "纸质签署" : "小程序",
                ReportWords.day(agreement.agreedOn()),
                ReportWords.day(agreement.endsOn().minusDays(1)));
    }

    private CreditReport.Score score(CurrentScore score, ScoreSheet sheet) {
        return new CreditReport.Score(
                ReportWords.month(score.run().month()),
                sheet.score(),
                sheet.tier().code(),
                sheet.tier().name(),
                sheet.baseline(),
                score.run().model() + " " + score.run().modelVersion(),
                ReportWords.instant(ZonedDateTime.ofInstant(score.dataCutoff(), clock.getZone())),
                score.revised());
    }

    private static CreditReport.Adjustment adjustment(Adjustment adjustment) {
        String bound = adjustment instanceof Adjustment.DimensionBound dimension
                ? ReportWords.name(dimension.dimension()) + "维度上下限"
                : "总分上下限";
        return new CreditReport.Adjustment(bound, ReportWords.points(adjustment.points()));
    }

    private static List<CreditReport.Tier> tiers(List<Tier> tiers, Tier reached) {
        Tier lowest = tiers.get(tiers.size() - 1);
        return tiers.stream()
                .map(tier -> new CreditReport.Tier(
                        tier.code(), tier.name(), tier.equals(lowest) ? null : tier.from(), tier.equals(reached)))
                .toList();
    }

    /** Where anyone confirms that a report is genuine. */
    static String address(URI base, ReportCode code) {
        return under(base, "api/v1/reports/" + code.text());
    }

    private static String under(URI base, String path) {
        String folder = base.toString();
        return folder + (folder.endsWith("/") ? "" : "/") + path;
    }
}
