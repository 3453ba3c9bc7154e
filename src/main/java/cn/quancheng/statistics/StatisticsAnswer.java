package cn.quancheng.statistics;

import cn.quancheng.benefits.partners.TakenCell;
import cn.quancheng.intake.IntakeMonths;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What the association sees of the city.
 *
 * @param month the published month that is looked at; null where none is published
 * @param coverage null where a run of an earlier release did not count it
 * @param trend the months up to it, the newest first
 */
@Schema(name = "Statistics")
record StatisticsAnswer(
        @Schema(description = "所看的已公布月份；还没有公布过时为null") @Nullable
        YearMonth month,

        @Nullable Integer revision,
        @Nullable String modelVersion,
        @Nullable Instant dataCutoff,

        @Schema(description = "公布时的分数分布；此后因决定而修订的不改变它") @Nullable
        Distribution distribution,

        @Schema(description = "参与的人，按区县") @Nullable CityCoverage coverage,

        @Schema(description = "最近24个已公布的月份，新的在前") List<TrendMonth> trend,

        @Schema(description = "成批文件的行数，按收到的月份和种类；是行数，不是人数") List<IntakeMonths.Month> intake,

        @Schema(description = "报送数据和没有报送的部门数；逐个部门见/departments/statistics")
        List<ReportingMonth> departments,

        @Schema(description = "信易+核销次数，只统计已经过完的月份；不足10人的为null，没有合计")
        List<TakenCell> redemptions) {
    StatisticsAnswer {
        trend = List.copyOf(trend);
        intake = List.copyOf(intake);
        departments = List.copyOf(departments);
        redemptions = List.copyOf(redemptions);
    }

    /**
     * How many departments reported in a month.
     *
     * @param silent departments that are known and can report, and did not
     */
    @Schema(name = "ReportingMonth", example = """
            {"month":"2026-11","reporting":58,"silent":2,"received":1205562,"late":30122,"refused":312}""")
    record ReportingMonth(YearMonth month, long reporting, long silent, long received, long late, long refused) {}
}
