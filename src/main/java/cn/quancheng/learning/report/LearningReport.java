package cn.quancheng.learning.report;

import cn.quancheng.learning.Band;
import cn.quancheng.learning.Fitted;
import cn.quancheng.learning.GroupFigures;
import cn.quancheng.learning.LeftOut;
import cn.quancheng.learning.Provenance;
import cn.quancheng.learning.Quality;
import cn.quancheng.learning.draft.Draft;
import cn.quancheng.learning.draft.DraftLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All that is to be read of a proposal. There is no time in it, so that the same run gives the same report.
 *
 * @param features those on the card, in its order
 * @param groups of ten rows held out or more
 */
@Schema(name = "LearningReport")
public record LearningReport(
        Points points,
        List<FeatureReport> features,
        List<PassedOver> leftOut,
        Trial trial,
        List<Group> groups,
        Origin origin) {
    /**
     * How odds became points, and what the draft moved them by.
     *
     * @param cardBase what everybody begins with on the card
     * @param baseline what everybody begins with in the draft: the base's
     * @param offset what the draft's indicators on the card give everybody more than the card does
     * @param intercept of the logistic regression
     * @param logLikelihood of the rows that were fitted to
     */
    @Schema(name = "LearningPoints")
    public record Points(int cardBase, int baseline, int offset, double intercept, double logLikelihood) {}

    /** A feature that was asked about and is not on the card. */
    @Schema(name = "LearningLeftOut")
    public record PassedOver(String column, double informationValue, LeftOut.Why why, String words) {}

    /** What became of the rows held out, against what the card says. */
    @Schema(name = "LearningTrial")
    public record Trial(int rows, int bad, double auc, double gini, double ks, double stability, List<Tenth> bands) {}

    /**
     * About a tenth of the fitted rows by points.
     *
     * @param fromPoints on the card; null in the lowest
     * @param shift what it adds to the population stability index
     */
    @Schema(name = "LearningBand")
    public record Tenth(
            @Nullable Integer fromPoints,
            int fitted,
            int rows,
            int bad,
            double expectedBad,
            double lift,
            double shift) {}

    /** What the card says of a group of the rows held out. */
    @Schema(name = "LearningGroup")
    public record Group(String column, String group, int rows, int bad, double expectedBad, double meanPoints) {}

    /** What a repetition needs. */
    @Schema(name = "LearningOrigin")
    public record Origin(
            String data,
            int rows,
            long seed,
            double heldOut,
            String base,
            String baseDigest,
            String trainer,
            Map<String, String> parameters,
            Map<String, String> versions) {}

    public LearningReport {
        features = List.copyOf(features);
        leftOut = List.copyOf(leftOut);
        groups = List.copyOf(groups);
    }

    /** The report of a draft. */
    public static LearningReport of(Draft draft) {
        Fitted fitted = draft.proposal().fitted();
        Points points = new Points(
                fitted.card().basePoints(),
                draft.base().baseline(),
                draft.offset(),
                fitted.fit().intercept(),
                fitted.fit().logLikelihood());
        return new LearningReport(
                points,
                features(draft),
                fitted.leftOut().stream().map(LearningReport::passedOver).toList(),
                trial(draft.proposal().quality()),
                draft.proposal().groups().stream().map(LearningReport::group).toList(),
                origin(draft));
    }

    private static List<FeatureReport> features(Draft draft) {
        List<DraftLine> lines = draft.lines();
        List<Double> coefficients = draft.proposal().fitted().fit().coefficients();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> FeatureReport.of(lines.get(i), coefficients.get(i)))
                .toList();
    }

    private static PassedOver passedOver(LeftOut leftOut) {
        return new PassedOver(leftOut.feature().column(), leftOut.informationValue(), leftOut.why(), leftOut.words());
    }

    private static Trial trial(Quality quality) {
        return new Trial(
                quality.rows(),
                quality.bad(),
                quality.ranking().auc(),
                quality.ranking().gini(),
                quality.ranking().ks(),
                quality.stability(),
                quality.bands().stream().map(LearningReport::tenth).toList());
    }

    private static Tenth tenth(Band band) {
        return new Tenth(
                band.fromPoints() == Integer.MIN_VALUE ? null : band.fromPoints(),
                band.fitted(),
                band.rows(),
                band.bad(),
                band.expectedBad(),
                band.lift(),
                band.shift());
    }

    private static Group group(GroupFigures figures) {
        return new Group(
                figures.column(),
                figures.group(),
                figures.rows(),
                figures.bad(),
                figures.expectedBad(),
                figures.meanPoints());
    }

    private static Origin origin(Draft draft) {
        Provenance provenance = draft.proposal().fitted().fit().provenance();
        return new Origin(
                provenance.data(),
                provenance.rows(),
                draft.proposal().holdout().seed(),
                draft.proposal().holdout().share(),
                draft.base().id(),
                draft.baseDigest(),
                provenance.trainer(),
                provenance.parameters(),
                provenance.versions());
    }
}
