package cn.quancheng.simulation.figures;

/** How many have each number of points; exact up to a span of 65,536, in coarser steps beyond. */
final class Histogram {
    private static final int MOST_STEPS = 1 << 16;

    private final int least;
    private final int width;
    private final long[] counts;
    private long total;
    private long sum;

    /** @param least the least number of points that is ever counted, {@code most} the greatest */
    Histogram(int least, int most) {
        this.least = least;
        this.width = 1 + (most - least) / MOST_STEPS;
        this.counts = new long[(most - least) / width + 1];
    }

    void count(int points) {
        counts[(points - least) / width]++;
        total++;
        sum += points;
    }

    void add(Histogram other) {
        for (int step = 0; step < counts.length; step++) {
            counts[step] += other.counts[step];
        }
        total += other.total;
        sum += other.sum;
    }

    long total() {
        return total;
    }

    /** The mean; only where somebody was counted. */
    double mean() {
        return (double) sum / total;
    }

    /** How many have points from one bound up to the next, the latter not included. */
    long between(int from, int to) {
        long found = 0;
        for (int step = Math.max(0, stepAt(from)); step < Math.min(counts.length, stepAt(to)); step++) {
            found += counts[step];
        }
        return found;
    }

    /** The least number of points that at least this share of all do not exceed; only where somebody was counted. */
    int quantile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * total));
        long found = 0;
        int step = -1;
        while (found < wanted) {
            found += counts[++step];
        }
        return least + step * width;
    }

    private int stepAt(int points) {
        return Math.floorDiv(points - least + width - 1, width);
    }
}
