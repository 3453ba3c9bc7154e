package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Outcomes;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

import java.util.Arrays;

/**
 * The last steps of a fit, by Newton's method and Tribuo's linear algebra. The trainer stops where the likelihood hardly moves, by
 * less than 1e-12 of itself; a coefficient of a feature that tells little is then still some 1e-5 from where it belongs.
 */
final class LastSteps {
    /** Each doubles the digits that are right. */
    private static final int STEPS = 2;

    /** How much a step may add to the logarithm of the likelihood: further from the top Newton's steps go astray. */
    private static final double NEAR = 1e-3;

    private final double[][] columns;
    private final Outcomes outcomes;
    private final double freedom;

    /**
     * Looks at what the trainer looked at.
     *
     * @param evidence of each feature, row by row
     * @param freedom as in {@link LogisticFit}
     */
    LastSteps(double[][] evidence, Outcomes outcomes, double freedom) {
        columns = Arrays.copyOf(evidence, evidence.length + 1);
        columns[evidence.length] = new double[outcomes.rows()];
        Arrays.fill(columns[evidence.length], 1);
        this.outcomes = outcomes;
        this.freedom = freedom;
    }

    /**
     * Goes on from the trainer's weights; where no step leads on, these are the last.
     *
     * @param trained one weight for each feature, then the intercept
     */
    double[] from(double[] trained) {
        double[] weights = trained.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] slope = new double[weights.length];
            double[] down = down(weights, slope);
            double gain = 0;
            for (int i = 0; i < weights.length; i++) {
                gain += slope[i] * down[i];
            }
            if (!(gain >= 0 && gain < NEAR)) {
                break;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= down[i];
            }
        }
        return weights;
    }

    /** The step from some weights, and the slope that it goes down. */
    private double[] down(double[] weights, double[] slope) {
        double[][] curvature = new double[weights.length][weights.length];
        for (int row = 0; row < outcomes.rows(); row++) {
            double logOdds = 0;
            for (int i = 0; i < weights.length; i++) {
                logOdds += weights[i] * columns[i][row];
            }
            double risk = 1 / (1 + Math.exp(-logOdds));
            double error = risk - (outcomes.isBad(row) ? 1 : 0);
            for (int i = 0; i < weights.length; i++) {
                slope[i] += error * columns[i][row];
                double weighed = risk * (1 - risk) * columns[i][row];
                for (int j = 0; j <= i; j++) {
                    curvature[i][j] += weighed * columns[j][row];
                }
            }
        }
        for (int i = 0; i < weights.length; i++) {
            slope[i] += weights[i] / freedom;
            curvature[i][i] += 1 / freedom;
            for (int j = 0; j < i; j++) {
                curvature[j][i] = curvature[i][j];
            }
        }
        return DenseMatrix.createDenseMatrix(curvature)
                .choleskyFactorization()
                .map(factors ->
                        factors.solve(DenseVector.createDenseVector(slope)).toArray())
                .orElseGet(() -> new double[weights.length]);
    }
}
