package cn.quancheng.benefits.partners;

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

/** How often benefits were taken, for the association. */
@Path("/api/v1/benefits/statistics")
@Tag(name = "信易+统计")
@RolesAllowed({Role.Names.OPERATOR, Role.Names.AUDITOR, Role.Names.MODELER, Role.Names.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
class BenefitStatisticsResource {
    private final TakenMonths months;

    BenefitStatisticsResource(TakenMonths months) {
        this.months = months;
    }

    @GET
    @Operation(
            operationId = "getBenefitStatistics",
            summary = "全市每月每项优惠核销了多少次，只统计已经过完的月份",
            description = TakenStatistics.HIDDEN)
    @APIResponse(responseCode = "200", description = "新的在前；没有核销的月份不列")
    @APIResponse(responseCode = "400", description = "月份有误，或超过3年")
    public TakenStatistics statistics(
            @Parameter(description = "第一个月，默认为to之前第11个月；最多3年") @QueryParam("from") @Nullable YearMonth from,
            @Parameter(description = "最后一个月，默认上个月；本月还没有过完，不统计") @QueryParam("to") @Nullable YearMonth to)
            throws SQLException {
        return months.of(from, to);
    }
}
