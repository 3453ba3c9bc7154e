package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.Outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A card and what it was made from.
 *
 * @param binnings one for each of the fit's coefficients, in their order
 * @param leftOut the features that are not on it, in the order in which they were left out
 */
public record Fitted(Scorecard card, List<Binning> binnings, Fit fit, List<LeftOut> leftOut) {
    /** Makes bins of our own for each feature, keeps those that tell enough, and fits. */
    static Fitted of(List<Feature> features, Outcomes outcomes, Fitting fitting) {
        MonotoneBins bins = new MonotoneBins(outcomes, fitting.bins());
        List<Binning> kept = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Feature feature : features) {
            Binning binning = bins.of(feature);
            if (binning.informationValue() < fitting.bins().leastInformation()) {
                leftOut.add(new LeftOut(feature, binning.informationValue(), LeftOut.Why.TELLS_TOO_LITTLE));
            } else {
                kept.add(binning);
            }
        }
        Fit fit = fit(kept, outcomes, fitting);
        for (int worst = worst(fit); worst >= 0; worst = worst(fit)) {
            Binning binning = kept.remove(worst);
            leftOut.add(new LeftOut(binning.feature(), binning.informationValue(), LeftOut.Why.CONTRADICTS_ITS_BINS));
            fit = fit(kept, outcomes, fitting);
        }
        return of(kept, fit, leftOut, fitting.scale());
    }

    /** Fits to given bins, whatever they tell. */
    static Fitted withBins(List<Binning> binnings, Outcomes outcomes, Fitting fitting) {
        return of(binnings, fit(binnings, outcomes, fitting), List.of(), fitting.scale());
    }

    private static Fitted of(List<Binning> binnings, Fit fit, List<LeftOut> leftOut, Scale scale) {
        Scorecard card = Scorecard.of(binnings, fit.intercept(), fit.coefficients(), scale);
        return new Fitted(card, List.copyOf(binnings), fit, List.copyOf(leftOut));
    }

    private static Fit fit(List<Binning> binnings, Outcomes outcomes, Fitting fitting) {
        if (binnings.isEmpty()) {
            throw new IllegalArgumentException("no feature tells the outcome");
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
