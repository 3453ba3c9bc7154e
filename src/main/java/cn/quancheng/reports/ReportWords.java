package cn.quancheng.reports;

import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Facet;
import cn.quancheng.scoring.FactState;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Days, points and names as a report prints them, in Chinese. */
final class ReportWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu年M月");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm");
    private static final int THOUSANDTHS = 3;

    private ReportWords() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    static String instant(ZonedDateTime instant) {
        return INSTANT.format(instant);
    }

    /** With its sign, a real minus where it is below zero. */
    static String points(int points) {
        return signed(BigDecimal.valueOf(points));
    }

    /** @param weight in thousandths of a point */
    static String weight(long weight) {
        return signed(BigDecimal.valueOf(weight, THOUSANDTHS));
    }

    private static String signed(BigDecimal points) {
        String plain = points.abs().stripTrailingZeros().toPlainString();
        return switch (points.signum()) {
            case 1 -> "+" + plain;
            case -1 -> "−" + plain;
            default -> "0";
        };
    }

    static String name(Dimension dimension) {
        return switch (dimension) {
            case GOVERNMENT -> "政务";
            case COMMERCE -> "商务";
            case SOCIETY -> "社会";
            case JUDICIAL -> "司法";
        };
    }

    static String name(Facet facet) {
        return switch (facet) {
            case IDENTITY -> "身份特质";
            case HONOR -> "荣誉奖励";
            case CONTRIBUTION -> "社会贡献";
            case COMPLIANCE -> "遵纪守法";
            case FULFILLMENT -> "履约践诺";
        };
    }

    /** What a citizen reads of a record that is in use. */
    static String state(FactState state) {
        return switch (state) {
            case COUNTING -> "计分";
            case DECAYING -> "逐步递减";
            case DISPUTED -> "异议处理中，不计分";
            case NOT_YET -> "下次更新起计分";
            case NOT_SCORED, CLOSED, ENDED, EXPIRED -> "不再使用";
        };
    }
}
