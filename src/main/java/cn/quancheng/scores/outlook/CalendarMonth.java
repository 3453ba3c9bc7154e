package cn.quancheng.scores.outlook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/**
 * A month to come in which something changes by itself.
 *
 * @param change against the month before, in points
 * @param score what the month's run would come to
 * @param tier the code of that score's tier
 */
@Schema(name = "CalendarMonth")
record CalendarMonth(String month, int change, int score, String tier, List<Because> because) {}
