package cn.quancheng.monthlyrun.watch;

/**
 * Counts by district whom a month may score, who agreed to it and whom it scores, while a partition is read. Counting one
 * more allocates nothing. One a partition.
 */
public final class CoverageCounts {
    /** Numbers that histories have for districts; 0 is an unknown one. */
    static final int DISTRICTS = 256;

    /** What is counted of each: who may be scored, who agreed, who is scored. */
    static final int COLUMNS = 3;

    private final long[] counts = new long[DISTRICTS * COLUMNS];

    /**
     * One more citizen.
     *
     * @param district its number in the histories
     * @param adult whether the citizen lives in the city and is of age
     * @param agreed whether an agreement covers the month
     * @param scored whether the month scores the citizen
     */
    public void count(int district, boolean adult, boolean agreed, boolean scored) {
        int at = district * COLUMNS;
        counts[at] += adult ? 1 : 0;
        counts[at + 1] += agreed ? 1 : 0;
        counts[at + 2] += scored ? 1 : 0;
    }

    /** By district and column. */
    public long[] counts() {
        return counts.clone();
    }
}
