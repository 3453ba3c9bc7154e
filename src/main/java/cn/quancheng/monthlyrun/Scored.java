package cn.quancheng.monthlyrun;

/**
 * What a partition came to.
 *
 * @param citizens how many were looked at
 * @param scored how many of them have a score
 * @param tiers how many have each tier, in the model's order
 */
@SuppressWarnings("ArrayRecordComponent") // Counted up in place, once, by the one who makes it.
record Scored(long citizens, long scored, long[] tiers) {}
