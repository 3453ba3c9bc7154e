package cn.quancheng.ledger.quality;

import cn.quancheng.platform.Messages;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;

/** How departments report, at the door: each sees itself, operators and auditors see all. Counts of lines, and of nobody. */
@Path("/api/v1/departments")
@Tag(name = "报送质量")
@RolesAllowed({Role.Names.DEPARTMENT, Role.Names.OPERATOR, Role.Names.AUDITOR})
class StatisticsResource {
    private static final String WHAT = "月份按北京时间收到数据的日子算；自发生之日起15个自然日内收到的为按时。合规率目标不低于98%，迟报率目标不高于5%。"
            + "重复报送的行单独计数，不算迟报。拒收的行计给行中写明的、已知的部门，否则计给报送账户的部门。部门只看到自己的。";

    private final ReportingQuality quality;
    private final Caller caller;
    private final Messages messages;

    StatisticsResource(ReportingQuality quality, Caller caller, Messages messages) {
        this.quality = quality;
        this.caller = caller;
        this.messages = messages;
    }

    /** Which months are asked for; the end is the running month, the beginning eleven months before it. */
    static class Asked {
        @QueryParam("from")
        @Parameter(description = "第一个月，默认为to之前第11个月；最多36个月")
        @Nullable
        YearMonth from;

        @QueryParam("to")
        @Parameter(description = "最后一个月，默认本月")
        @Nullable
        YearMonth to;

        @QueryParam("silent")
        @Parameter(description = "true：只列出其中有月份没有报送任何数据的部门")
        boolean silent;
    }

    @GET
    @Path("/statistics")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getDepartmentStatistics", summary = "双公示报送质量：各部门逐月的按时、迟报、拒收、合规率、迟报率", description = WHAT)
    @APIResponse(responseCode = "200", description = "按部门分页，每个部门逐月列出；部门自己调用时只有自己一项")
    @APIResponse(responseCode = "400", description = "月份有误，或超过36个月")
    public Page<DepartmentQuality> statistics(@BeanParam Asked asked, @BeanParam PageQuery page) throws SQLException {
        Period period = period(asked);
        return caller.has(Role.DEPARTMENT)
                ? Page.of(own(period, asked.silent), page, DepartmentQuality::department)
                : quality.page(period, asked.silent, page);
    }

    @GET
    @Path("/statistics.csv")
    @Produces("text/csv")
    @Operation(
            operationId = "downloadDepartmentStatistics",
            summary = "同上，CSV：每个部门每月一行，表头为中文，可直接用Excel打开",
            description = WHAT)
    @APIResponse(responseCode = "200", description = "CSV，UTF-8带BOM，不分页")
    @APIResponse(responseCode = "400", description = "月份有误，或超过36个月")
    public Response file(@BeanParam Asked asked) throws SQLException {
        Period period = period(asked);
        List<DepartmentQuality> departments =
                caller.has(Role.DEPARTMENT) ? own(period, asked.silent) : quality.all(period, asked.silent);
        String name = "statistics-" + period.from() + "-" + period.to() + ".csv";
        return Response.ok(new StatisticsFile(messages::text).of(departments), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Period period(Asked asked) {
        return Period.asked(asked.from, asked.to, quality.running());
    }

    private List<DepartmentQuality> own(Period period, boolean silentOnly) throws SQLException {
        DepartmentQuality own = quality.of(caller.departmentGrant().department(), period);
        return silentOnly && own.silentMonths() == 0 ? List.of() : List.of(own);
    }
}
