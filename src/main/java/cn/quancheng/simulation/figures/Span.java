package cn.quancheng.simulation.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be had from known sums by adding and subtracting: Gaussian elimination, in remainders of a prime so that nothing is
 * rounded. Remembers which of the numbered sums each row comes from.
 */
final class Span {
    private static final long PRIME = Integer.MAX_VALUE;

    private final int atoms;
    private final int width;
    private final List<long[]> rows = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();

    /** @param sums how many numbered sums there may be */
    Span(int atoms, int sums) {
        this.atoms = atoms;
        this.width = atoms + sums;
    }

    /** Adds a sum, by its number. */
    void know(int[] summed, int number) {
        long[] row = row(summed, new int[0]);
        row[atoms + number] = 1;
        add(row);
    }

    /** Adds that some atoms less others are known to be nothing, or whatever they are. */
    void know(int[] some, int[] others) {
        add(row(some, others));
    }

    /** The numbered sums that a sum comes from; empty where it does not come from what is known. */
    Optional<List<Integer>> derivation(int[] summed) {
        long[] row = row(summed, new int[0]);
        reduce(row);
        List<Integer> from = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            if (row[column] != 0) {
                if (column < atoms) {
                    return Optional.empty();
                }
                from.add(column - atoms);
            }
        }
        return Optional.of(from);
    }

    private long[] row(int[] some, int[] others) {
        long[] row = new long[width];
        for (int atom : some) {
            row[atom]++;
        }
        for (int atom : others) {
            row[atom] = (row[atom] + PRIME - 1) % PRIME;
        }
        return row;
    }

    private void add(long[] row) {
        reduce(row);
        for (int column = 0; column < atoms; column++) {
            if (row[column] != 0) {
                scale(row, inverse(row[column]));
                rows.add(row);
                pivots.add(column);
                return;
            }
        }
    }

    private void reduce(long[] row) {
        for (int known = 0; known < rows.size(); known++) {
            long factor = row[pivots.get(known)];
            if (factor != 0) {
                long[] other = rows.get(known);
                for (int column = 0; column < width; column++) {
                    if (other[column] != 0) {
                        row[column] = (row[column] + (PRIME - factor) * other[column]) % PRIME;
                    }
                }
            }
        }
    }

    private static void scale(long[] row, long factor) {
        for (int column = 0; column < row.length; column++) {
            row[column] = row[column] * factor % PRIME;
        }
    }

    private static long inverse(long value) {
        long result = 1;
        long power = value;
        for (long left = PRIME - 2; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = result * power % PRIME;
            }
            power = power * power % PRIME;
        }
        return result;
    }
}
