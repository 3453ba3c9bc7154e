package cn.quancheng.monthlyrun;

import cn.quancheng.monthlyrun.watch.CoverageCounts;
import cn.quancheng.monthlyrun.watch.ScoreCounts;

/**
 * What a partition came to.
 *
 * @param citizens how many were looked at
 * @param scored how many of them have a score
 * @param tiers how many have each tier, in the model's order
 * @param counts how many have which score, and which contributions
 * @param coverage how many may be scored, agreed and were scored, by district
 */
@SuppressWarnings("ArrayRecordComponent") // Counted up in place, once, by the one who makes it.
record Scored(long citizens, long scored, long[] tiers, ScoreCounts counts, CoverageCounts coverage) {}
