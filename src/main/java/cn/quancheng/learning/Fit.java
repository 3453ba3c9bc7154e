package cn.quancheng.learning;

import java.util.List;

/**
 * A logistic regression on weights of evidence: the logarithm of the odds of bad is the intercept plus each coefficient times
 * its feature's weight of evidence.
 *
 * @param coefficients one for each feature, in their order; above 0 where the feature bears its own bins out
 * @param logLikelihood of the rows that were fitted to, never above 0
 */
public record Fit(double intercept, List<Double> coefficients, double logLikelihood, Provenance provenance) {
    /** The chance of bad of each row, from 0 to 1. */
    double[] risks(double[][] evidence) {
        double[] risks = new double[evidence[0].length];
        for (int row = 0; row < risks.length; row++) {
            risks[row] = 1 / (1 + Math.exp(-logOdds(intercept, coefficients, evidence, row)));
        }
        return risks;
    }

    static double logOdds(double intercept, List<Double> coefficients, double[][] evidence, int row) {
        double sum = intercept;
        for (int i = 0; i < evidence.length; i++) {
            sum += coefficients.get(i) * evidence[i][row];
        }
        return sum;
    }
}
