package cn.quancheng.demo;

import java.time.LocalDate;

/**
 * Gives each citizen's index a birth day and a sequence number of that day, no two the same, without remembering any:
 * the index is scattered over all places, each day holds as many places as the age pyramid gives it, and the place
 * within its day becomes the sequence.
 */
final class Births {
    /** Sequences 001 to 999, so that a day can hold 999 births. */
    private static final int SEQUENCES = 999;
    /** Less than {@link #SEQUENCES}, so that a day's rounded share never exceeds it. */
    private static final double FULL_DAY = 998;
    /** Shares no factor with 999 (3³ × 37), so that it visits all sequences of a day before the first again. */
    private static final int STRIDE = 388;

    private static final int HALVINGS = 64;

    private final int citizens;
    private final long seed;
    private final int firstDay;
    /** Where each day's places begin; one more than there are days. */
    private final int[] places;

    private final long multiplier;
    private final long shift;

    Births(int citizens, long seed, LocalDate today) {
        this.citizens = citizens;
        this.seed = seed;
        firstDay = (int) AgePyramid.firstBirth(today).toEpochDay();
        double[] births = AgePyramid.birthsPerDay(today);
        if (citizens < 0 || citizens > births.length * FULL_DAY) {
            throw new IllegalArgumentException(
                    "a demo city has 0 to " + (long) (births.length * FULL_DAY) + " citizens, not " + citizens);
        }
        places = places(births, citizens);
        Dice dice = new Dice(seed, 0, Births.class.getSimpleName().hashCode());
        multiplier = coprimeNear((long) (citizens * (0.55 + 0.1 * dice.unit())), citizens);
        shift = citizens == 0 ? 0 : dice.below(citizens);
    }

    /** The day of a citizen's birth, counted from 1970-01-01. */
    int birthDay(int citizen) {
        return firstDay + day(place(citizen));
    }

    /** The three digits that tell people born on the same day apart, 1 to 999; odd for a man. */
    int sequence(int citizen) {
        int place = place(citizen);
        int day = day(place);
        int start = (int) Long.remainderUnsigned(Dice.mix(seed + day), SEQUENCES);
        return 1 + (start + (place - places[day]) * STRIDE) % SEQUENCES;
    }

    private int place(int citizen) {
        return (int) ((citizen * multiplier + shift) % citizens);
    }

    /** The last day whose places begin at or before the place. */
    private int day(int place) {
        int low = 0;
        int high = places.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (places[middle] <= place) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int[] places(double[] births, int citizens) {
        double scale = scale(births, citizens);
        int[] places = new int[births.length + 1];
        double reached = 0;
        for (int day = 0; day < births.length; day++) {
            reached += Math.min(FULL_DAY, births[day] * scale);
            places[day + 1] = (int) Math.min(citizens, Math.round(reached));
        }
        places[births.length] = citizens;
        return places;
    }

    /** What the pyramid is multiplied with to hold all citizens while no day holds more than it can. */
    private static double scale(double[] births, int citizens) {
        double low = 0;
        double high = FULL_DAY * 1000;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double held = 0;
            for (double day : births) {
                held += Math.min(FULL_DAY, day * middle);
            }
            if (held < citizens) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static long coprimeNear(long candidate, long modulus) {
        long found = Math.max(1, candidate);
        while (greatestCommonDivisor(found, modulus) > 1) {
            found++;
        }
        return found;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
