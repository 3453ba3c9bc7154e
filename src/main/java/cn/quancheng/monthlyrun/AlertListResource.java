package cn.quancheng.monthlyrun;

import cn.quancheng.monthlyrun.watch.RunAlerts;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.sql.SQLException;

/** Why months were held back, for those who have to look. */
@Path("/api/v1/alerts")
@Tag(name = "月度计算")
@RolesAllowed({Role.Names.OPERATOR, Role.Names.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
class AlertListResource {
    private final RunAlerts alerts;

    AlertListResource(RunAlerts alerts) {
        this.alerts = alerts;
    }

    @GET
    @Operation(operationId = "listRunAlerts", summary = "列出暂缓公布的原因，新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<RunAlerts.Line> list(
            @Parameter(description = "只列现在仍暂缓公布、等人查看的") @QueryParam("open") @DefaultValue("false") boolean open,
            @BeanParam PageQuery query)
            throws SQLException {
        int before = query.after().map(RunsResource::number).orElse(Integer.MAX_VALUE);
        return Page.of(alerts.before(before, open, query.size() + 1), query, alert -> String.valueOf(alert.id()));
    }
}
