package cn.quancheng.ledger.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.YearMonth;
import java.util.List;

/**
 * How a department reported.
 *
 * @param department its name
 * @param months since it is known, the earliest first; none that lies ahead
 * @param silentMonths in how many of them nothing was received
 * @param total all of them together
 */
@Schema(name = "DepartmentQuality")
public record DepartmentQuality(
        @Schema(examples = "市应急管理局") String department,
        List<Month> months,

        @Schema(description = "没有收到任何数据的月份数", examples = "1")
        int silentMonths,

        @Schema(description = "上列各月合计") Quality total) {
    public DepartmentQuality {
        months = List.copyOf(months);
    }

    /**
     * One month of receipt.
     *
     * @param ended whether it is over; what is said of one that is not may still change
     * @param silent nothing was received of a department that is known and can report
     */
    @Schema(name = "DepartmentMonth")
    public record Month(
            @Schema(description = "收到数据的月份（北京时间）") YearMonth month,
            @Schema(description = "该月是否已经结束") boolean ended,
            @Schema(description = "该月没有收到任何数据") boolean silent,
            Quality figures) {}
}
