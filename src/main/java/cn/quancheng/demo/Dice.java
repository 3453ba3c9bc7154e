package cn.quancheng.demo;

/**
 * A small, fast source of repeatable chance (SplitMix64): the same seed, citizen and purpose give the same throws on
 * every machine, so one citizen can be made again without making those before.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    Dice(long seed, long citizen, long purpose) {
        state = mix(mix(mix(seed) + purpose) + citizen * GOLDEN_GAMMA);
    }

    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From 0 to below 1. */
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    /** From 0 to below the bound, which is above 0. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** A whole number whose mean over many throws is the value: 2.3 is 2 mostly, 3 at times. */
    int rounded(double value) {
        int whole = (int) value;
        return chance(value - whole) ? whole + 1 : whole;
    }

    <T> T oneOf(T[] choices) {
        return choices[below(choices.length)];
    }
}
