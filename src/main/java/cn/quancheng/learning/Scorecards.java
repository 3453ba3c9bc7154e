package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.learning.outcomes.Question;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes scorecards from outcomes. Nobody is scored by one: it is proposed to people who read it. */
public final class Scorecards {
    private Scorecards() {}

    /**
     * Proposes a card: bins that only rise or only fall, points for each, tried on rows held out. The same bytes, asked the same,
     * give the same card to the last bit.
     *
     * @param csv UTF-8, a header and a row for each outcome, nobody named; read to its end and not closed
     * @throws FaultyOutcomesException where the file is at fault, a feature is one that no draft may have, rows are too few to hold
     *     some out, or no feature tells the outcome
     * @throws IOException where the bytes can't be had
     */
    public static Proposal propose(InputStream csv, Study study, Progress progress) throws IOException {
        Question question = study.question();
        Holdout.Parts parts = study.holdout().parts(Outcomes.forDraft(csv, question), question);
        Outcomes heldOut = parts.heldOut();
        Fitted fitted = Fitted.of(question.features(), parts.fitted(), study.fitting(), study.sense(), progress);
        progress.at(Progress.Phase.TESTING, 0, 0);
        int[] points = fitted.card().points(heldOut);
        double[] risks = fitted.risks(heldOut);
        return new Proposal(
                fitted,
                Quality.of(fitted.card().points(parts.fitted()), points, risks, heldOut),
                List.copyOf(GroupFigures.of(question.groups(), heldOut, points, risks)),
                study.holdout());
    }

    /**
     * Makes a published table anew, with any features, on all rows.
     *
     * @param bins the table's own for each feature; where there are none at all, we make our own
     * @throws FaultyOutcomesException where the file is at fault, or no feature tells the outcome
     * @throws IllegalArgumentException where a feature has no bins, or a value is in no bin
     * @throws IOException where the bytes can't be had
     */
    public static Reproduction reproduce(
            InputStream csv, Question question, Map<Feature, List<Span>> bins, Fitting fitting) throws IOException {
        Outcomes outcomes = Outcomes.forReproduction(csv, question);
        Fitted fitted = bins.isEmpty()
                ? Fitted.of(question.features(), outcomes, fitting, binning -> true, Progress.UNHEARD)
                : Fitted.withBins(counted(question.features(), bins, outcomes), outcomes, fitting);
        double[] kept = Arrays.stream(fitted.risks(outcomes)).map(risk -> -risk).toArray();
        double[] points =
                Arrays.stream(fitted.card().points(outcomes)).asDoubleStream().toArray();
        return new Reproduction(fitted, Ranking.of(kept, outcomes), Ranking.of(points, outcomes));
    }

    private static List<Binning> counted(List<Feature> features, Map<Feature, List<Span>> bins, Outcomes outcomes) {
        return features.stream()
                .map(feature -> Binning.count(feature, bins.getOrDefault(feature, List.of()), outcomes))
                .toList();
    }
}
