package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Outcomes;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.common.liblinear.LibLinearModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Fits a logistic regression to weights of evidence with Tribuo, whose trainer is LIBLINEAR's trust region Newton. */
final class LogisticFit {
    private static final String BAD = "bad";
    private static final String GOOD = "good";
    private static final int MOST_ITERATIONS = 10_000;

    /** How small the gradient gets against the first one: as far as doubles carry. */
    private static final double PRECISION = 1e-13;

    private final double freedom;

    /**
     * A fit held back by the squares of its coefficients, the intercept among them.
     *
     * @param freedom how much the data outweigh that; above 0, 1 is usual, {@link Fitting#UNBOUND} is as good as nothing held back
     */
    LogisticFit(double freedom) {
        this.freedom = freedom;
    }

    /**
     * Fits to rows.
     *
     * @param evidence of each feature, row by row
     */
    Fit of(double[][] evidence, Outcomes outcomes) {
        String[] names = IntStream.range(0, evidence.length)
                .mapToObj("feature-%04d"::formatted)
                .toArray(String[]::new);
        LibLinearClassificationTrainer trainer = new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearClassificationType.LinearType.L2R_LR),
                freedom,
                MOST_ITERATIONS,
                PRECISION);
        LibLinearModel<Label> model = trainer.train(dataset(names, evidence, outcomes));
        de.bwaldvogel.liblinear.Model inner = model.getInnerModels().get(0);
        String first = model.getOutputIDInfo().getOutput(inner.getLabels()[0]).getLabel();
        double sign = first.equals(BAD) ? 1 : -1;
        double[] weights = inner.getFeatureWeights();
        ImmutableFeatureMap places = model.getFeatureIDMap();
        double[] trained = IntStream.rangeClosed(0, evidence.length)
                .mapToDouble(i -> sign * weights[i < evidence.length ? places.getID(names[i]) : i])
                .toArray();
        double[] last = new LastSteps(evidence, outcomes, freedom).from(trained);
        double intercept = last[evidence.length];
        List<Double> coefficients =
                Arrays.stream(last, 0, evidence.length).boxed().toList();
        double logLikelihood = IntStream.range(0, outcomes.rows())
                .mapToDouble(row -> logLikelihood(
                        Fit.logOdds(intercept, coefficients, evidence, row) * (outcomes.isBad(row) ? 1 : -1)))
                .sum();
        return new Fit(intercept, coefficients, logLikelihood, provenance(model.getProvenance(), outcomes));
    }

    private static MutableDataset<Label> dataset(String[] names, double[][] evidence, Outcomes outcomes) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("sha256:" + outcomes.digest(), labels), labels);
        for (int row = 0; row < outcomes.rows(); row++) {
            int at = row;
            double[] values = IntStream.range(0, evidence.length)
                    .mapToDouble(i -> evidence[i][at])
                    .toArray();
            dataset.add(new ArrayExample<>(new Label(outcomes.isBad(row) ? BAD : GOOD), names, values));
        }
        return dataset;
    }

    private static double logLikelihood(double logOdds) {
        return logOdds > 0 ? -Math.log1p(Math.exp(-logOdds)) : logOdds - Math.log1p(Math.exp(logOdds));
    }

    /** What Tribuo writes down of its work, without the time of day, which changes no number. */
    private static Provenance provenance(ModelProvenance written, Outcomes outcomes) {
        SortedMap<String, String> parameters = new TreeMap<>();
        written.getTrainerProvenance()
                .getConfiguredParameters()
                .forEach((name, value) -> parameters.put(name, value.toString()));
        SortedMap<String, String> versions = new TreeMap<>(Map.of(
                "tribuo", written.getTribuoVersion(),
                "java", written.getJavaVersion(),
                "os", written.getOS(),
                "arch", written.getArch()));
        return new Provenance(
                outcomes.digest(),
                outcomes.rows(),
                written.getTrainerProvenance().getClassName(),
                Collections.unmodifiableSortedMap(parameters),
                Collections.unmodifiableSortedMap(versions));
    }
}
