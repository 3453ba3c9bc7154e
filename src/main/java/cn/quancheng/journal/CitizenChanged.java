package cn.quancheng.journal;

import java.util.List;

/**
 * Decisions about citizens were written; fired in their transaction. Whoever keeps something that follows from what is
 * known of a citizen brings it up to date: the packed history first, then the score.
 *
 * @param made one decision about each of the citizens
 * @param inFile whether a file brought them: a file has its number beforehand and does not hold up the numbering
 */
public record CitizenChanged(List<Decisions.Made> made, boolean inFile) {
    /** Observers that keep what is known, in another shape. */
    public static final int KNOWN = 1000;

    /** Observers that compute from what is known. */
    public static final int COMPUTED = 2000;

    public CitizenChanged {
        made = List.copyOf(made);
    }
}
