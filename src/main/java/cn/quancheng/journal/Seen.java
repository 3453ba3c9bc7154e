package cn.quancheng.journal;

/**
 * What a scoring sees of the journal: everything up to one entry, and beyond it the decisions up to another. One bound
 * would not do: a long batch keeps the first one below decisions that were made meanwhile.
 *
 * @param bulk the newest entry of which everything is seen
 * @param decision the newest entry of which a decision is seen
 */
public record Seen(long bulk, long decision) {
    /** Everything, decisions or not, up to an entry: what a monthly run sees. */
    public static Seen upTo(long entry) {
        return new Seen(entry, entry);
    }

    /** Whether an entry is seen. */
    public boolean covers(long entry, boolean isDecision) {
        return entry <= bulk || isDecision && entry <= decision;
    }
}
