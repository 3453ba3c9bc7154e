package cn.quancheng.scoring;

/**
 * Linear decay after the retention: with k whole months gone, points x (months - k) / months are left.
 *
 * @param months whole months from full points to none, 1 to 1200
 */
public record Decay(int months) {
    /** @throws IllegalArgumentException outside 1 to 1200 months */
    public Decay {
        if (months < 1 || months > 1200) {
            throw new IllegalArgumentException("a decay over " + months + " months: 1 to 1200");
        }
    }

    /**
     * What is left of a record's points after {@code elapsed} whole months, truncated toward zero.
     *
     * @param thousandths the record's full points, in thousandths
     */
    public int left(int thousandths, int elapsed) {
        return elapsed >= months ? 0 : (int) ((long) thousandths * (months - elapsed) / months);
    }
}
