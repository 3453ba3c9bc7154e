package cn.quancheng.statistics;

import cn.quancheng.platform.Messages;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.YearMonth;

/** The city in figures, as a file for a spreadsheet. */
@Path("/api/v1/statistics.csv")
@Tag(name = "全市统计")
@RolesAllowed({Role.Names.OPERATOR, Role.Names.MODELER, Role.Names.APPROVER, Role.Names.AUDITOR})
@Produces("text/csv")
class StatisticsFileResource {
    private final Statistics statistics;
    private final Messages messages;

    StatisticsFileResource(Statistics statistics, Messages messages) {
        this.statistics = statistics;
        this.messages = messages;
    }

    @GET
    @Operation(
            operationId = "downloadStatistics",
            summary = "同上，CSV：每行一个数字，表头为中文，可直接用Excel打开",
            description = StatisticsResource.HIDDEN + "不显示的为空。")
    @APIResponse(responseCode = "200", description = "CSV，UTF-8带BOM，不分页")
    @APIResponse(responseCode = "400", description = "月份格式有误")
    @APIResponse(responseCode = "404", description = "这个月没有公布")
    public Response file(@Parameter(description = "已公布的月份，默认最新的") @QueryParam("month") @Nullable YearMonth month)
            throws SQLException {
        StatisticsAnswer answer = statistics.of(month);
        String name = answer.month() == null ? "statistics.csv" : "statistics-" + answer.month() + ".csv";
        return Response.ok(new StatisticsFile(messages::text).of(answer), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
