package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.OutcomeFault;
import cn.quancheng.learning.outcomes.Outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A card and what it was made from.
 *
 * @param binnings one for each of the fit's coefficients, in their order
 * @param leftOut the features that are not on it, in the order in which they were left out
 */
public record Fitted(Scorecard card, List<Binning> binnings, Fit fit, List<LeftOut> leftOut) {
    /**
     * Makes bins of our own for each feature, keeps those that tell enough and make sense, and fits.
     *
     * @throws FaultyOutcomesException where none is left
     */
    static Fitted of(
            List<Feature> features, Outcomes outcomes, Fitting fitting, Predicate<Binning> sense, Progress progress) {
        List<Binning> kept = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        MonotoneBins bins = new MonotoneBins(outcomes, fitting.bins());
        for (int i = 0; i < features.size(); i++) {
            progress.at(Progress.Phase.BINNING, i, features.size());
            Binning binning = bins.of(features.get(i));
            Optional<LeftOut.Why> why = why(binning, fitting, sense);
            why.ifPresent(each -> leftOut.add(LeftOut.of(binning, each)));
            if (why.isEmpty()) {
                kept.add(binning);
            }
        }
        for (int rounds = 0; ; rounds++) {
            progress.at(Progress.Phase.FITTING, rounds, 0);
            Fit fit = fit(kept, leftOut, outcomes, fitting);
            int worst = worst(fit);
            if (worst < 0) {
                return of(kept, fit, leftOut, fitting.scale());
            }
            leftOut.add(LeftOut.of(kept.remove(worst), LeftOut.Why.CONTRADICTS_ITS_BINS));
        }
    }

    private static Optional<LeftOut.Why> why(Binning binning, Fitting fitting, Predicate<Binning> sense) {
        if (binning.informationValue() < fitting.bins().leastInformation()) {
            return Optional.of(LeftOut.Why.TELLS_TOO_LITTLE);
        }
        return sense.test(binning) ? Optional.empty() : Optional.of(LeftOut.Why.CONTRADICTS_ITS_CLASS);
    }

    /** Fits to given bins, whatever they tell. */
    static Fitted withBins(List<Binning> binnings, Outcomes outcomes, Fitting fitting) {
        return of(binnings, fit(binnings, List.of(), outcomes, fitting), List.of(), fitting.scale());
    }

    private static Fitted of(List<Binning> binnings, Fit fit, List<LeftOut> leftOut, Scale scale) {
        Scorecard card = Scorecard.of(binnings, fit.intercept(), fit.coefficients(), scale);
        return new Fitted(card, List.copyOf(binnings), fit, List.copyOf(leftOut));
    }

    private static Fit fit(List<Binning> binnings, List<LeftOut> leftOut, Outcomes outcomes, Fitting fitting) {
        if (binnings.isEmpty()) {
            throw FaultyOutcomesException.of(leftOut.stream()
                    .map(each -> new OutcomeFault(0, each.feature().column(), each.words()))
                    .toList());
        }
        return new LogisticFit(fitting.freedom()).of(evidence(binnings, outcomes), outcomes);
    }

    /** The place of the coefficient that is furthest below 0, or -1. */
    private static int worst(Fit fit) {
        List<Double> coefficients = fit.coefficients();
        return IntStream.range(0, coefficients.size())
                .filter(i -> coefficients.get(i) < 0)
                .reduce((a, b) -> coefficients.get(b) < coefficients.get(a) ? b : a)
                .orElse(-1);
    }

    private static double[][] evidence(List<Binning> binnings, Outcomes outcomes) {
        return binnings.stream().map(binning -> binning.evidence(outcomes)).toArray(double[][]::new);
    }

    /** The chance of bad of each row, from 0 to 1. */
    double[] risks(Outcomes outcomes) {
        return fit.risks(evidence(binnings, outcomes));
    }
}
