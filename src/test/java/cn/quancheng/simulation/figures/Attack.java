package cn.quancheng.simulation.figures;

import java.util.ArrayList;
import java.util.List;

/** Adds and subtracts what it knows, in floating point: shares nothing with the elimination that decides what is shown. */
final class Attack {
    private static final double NOTHING = 1e-7;

    private final int unknowns;
    private final List<double[]> known = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();

    Attack(int unknowns) {
        this.unknowns = unknowns;
    }

    /** Learns a sum of unknowns. */
    void learn(double[] sum) {
        double[] rest = reduced(sum);
        int pivot = largest(rest);
        if (Math.abs(rest[pivot]) > NOTHING) {
            double factor = rest[pivot];
            for (int i = 0; i < unknowns; i++) {
                rest[i] /= factor;
            }
            known.add(rest);
            pivots.add(pivot);
        }
    }

    /** Whether a sum comes out of what is known. */
    boolean comesTo(double[] sum) {
        double[] rest = reduced(sum);
        return Math.abs(rest[largest(rest)]) <= NOTHING;
    }

    private double[] reduced(double[] sum) {
        double[] rest = sum.clone();
        for (int row = 0; row < known.size(); row++) {
            double factor = rest[pivots.get(row)];
            if (factor != 0) {
                double[] other = known.get(row);
                for (int i = 0; i < unknowns; i++) {
                    rest[i] -= factor * other[i];
                }
                rest[pivots.get(row)] = 0;
            }
        }
        return rest;
    }

    private int largest(double[] row) {
        int largest = 0;
        for (int i = 1; i < unknowns; i++) {
            largest = Math.abs(row[i]) > Math.abs(row[largest]) ? i : largest;
        }
        return largest;
    }
}
