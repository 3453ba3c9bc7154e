package cn.quancheng.reports;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How a report is called in print and in the audit book. */
final class ReportNumber {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private ReportNumber() {}

    /** Such as BG-20261124-17. */
    static String of(long id, ZonedDateTime madeAt) {
        return "BG-" + DAY.format(madeAt.toLocalDate()) + "-" + id;
    }
}
