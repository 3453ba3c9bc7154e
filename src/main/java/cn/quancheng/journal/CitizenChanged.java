package cn.quancheng.journal;

/**
 * A decision about a citizen was written; fired in its transaction. Whoever keeps something that follows from what is
 * known of the citizen brings it up to date: the packed history first, then the score.
 *
 * @param entry the decision's number in the journal
 */
public record CitizenChanged(long citizenId, long entry) {
    /** Observers that keep what is known, in another shape. */
    public static final int KNOWN = 1000;

    /** Observers that compute from what is known. */
    public static final int COMPUTED = 2000;
}
