package cn.quancheng.statistics;

import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.YearMonth;

/** The city in figures, for the association. */
@Path("/api/v1/statistics")
@Tag(name = "全市统计")
@RolesAllowed({Role.Names.OPERATOR, Role.Names.MODELER, Role.Names.APPROVER, Role.Names.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
class StatisticsResource {
    static final String HIDDEN = "不足10人的数字不显示（null）；仅有一个不显示、或不显示的合起来仍不足10人时，再隐去最小的一个，以免相减得出。";

    private final Statistics statistics;

    StatisticsResource(Statistics statistics) {
        this.statistics = statistics;
    }

    @GET
    @Operation(operationId = "getStatistics", summary = "全市统计：分数和等级的分布、24个月的走势、参与情况、数据报送、信易+核销", description = HIDDEN)
    @APIResponse(responseCode = "200", description = "还没有公布过任何月份时，month等为null")
    @APIResponse(responseCode = "400", description = "月份格式有误")
    @APIResponse(responseCode = "404", description = "这个月没有公布")
    public StatisticsAnswer statistics(
            @Parameter(description = "已公布的月份，默认最新的") @QueryParam("month") @Nullable YearMonth month)
            throws SQLException {
        return statistics.of(month);
    }
}
