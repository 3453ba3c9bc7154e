package cn.quancheng.journal;

import java.time.Instant;

/**
 * How far the journal was settled at an instant: every entry up to the watermark is either wholly there or was given
 * up, and none of them can still appear.
 *
 * @param entry the newest entry that is seen; 0 where there is none
 * @param cutoff the data cutoff: what was received before it is seen
 */
public record Watermark(long entry, Instant cutoff) {}
