package cn.quancheng.benchmark;

import java.util.Arrays;

/** Every citizen's score as one engine computed it, to be compared with another one's. */
final class CityScores {
    /** Score, tier and the four dimensions. */
    static final int FIELDS = 6;

    private static final short NONE = Short.MIN_VALUE;

    private final short[] fields;
    private int size;

    /** @param lastCitizen the highest number of a citizen */
    CityScores(long lastCitizen) {
        fields = new short[Math.toIntExact((lastCitizen + 1) * FIELDS)];
        Arrays.fill(fields, NONE);
    }

    void put(long citizen, int field, int value) {
        int at = (int) citizen * FIELDS + field;
        if (field == 0 && fields[at] == NONE) {
            size++;
        }
        fields[at] = (short) value;
    }

    /** The highest number of a citizen. */
    long lastCitizen() {
        return fields.length / FIELDS - 1L;
    }

    /** How many citizens have a score. */
    int size() {
        return size;
    }

    /**
     * Stops the benchmark where another engine scores anyone differently.
     *
     * @param compared how many fields, from the first on
     */
    void mustEqual(CityScores other, int compared, String engine) {
        int differences = differencesTo(other, compared);
        if (differences > 0) {
            throw new AssertionError(engine + " scores " + differences + " citizens differently");
        }
    }

    /** One without a score differs from one with a score, too. */
    private int differencesTo(CityScores other, int compared) {
        int differences = 0;
        for (int at = 0; at < Math.max(fields.length, other.fields.length); at += FIELDS) {
            int to = at + compared;
            if (to > fields.length
                    || to > other.fields.length
                    || !Arrays.equals(fields, at, to, other.fields, at, to)) {
                differences++;
            }
        }
        return differences;
    }
}
