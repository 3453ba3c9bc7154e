package cn.quancheng.benefits.partners;

import cn.quancheng.merchants.Merchants;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
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
import java.time.Clock;
import java.time.LocalDate;

/** How often a merchant's offers were taken. */
@Path("/api/v1/merchant/statistics")
@Tag(name = "柜台")
@RolesAllowed(Role.Names.MERCHANT)
@Produces(MediaType.APPLICATION_JSON)
class MerchantStatisticsResource {
    private static final int USUAL_DAYS = 30;

    private final TakenCells cells;
    private final Merchants merchants;
    private final Caller caller;
    private final Clock clock;

    MerchantStatisticsResource(TakenCells cells, Merchants merchants, Caller caller, Clock clock) {
        this.cells = cells;
        this.merchants = merchants;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "getMerchantStatistics", summary = "本店每天每项优惠核销了多少次", description = TakenStatistics.HIDDEN)
    @APIResponse(responseCode = "200", description = "新的在前；没有核销的日子不列")
    @APIResponse(responseCode = "400", description = "日期有误，或超过3年")
    @APIResponse(responseCode = "403", description = "商家已暂停，或者账户不属于任何商家")
    public TakenStatistics statistics(
            @Parameter(description = "第一天，默认为to之前第30天；最多3年") @QueryParam("from") @Nullable LocalDate from,
            @Parameter(description = "最后一天，默认今天") @QueryParam("to") @Nullable LocalDate to)
            throws SQLException {
        long merchant = merchants
                .ofAccount(caller.login())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, "benefits.no-merchant"))
                .id();
        LocalDate last = TakenStatistics.orElse(to, LocalDate.now(clock));
        TakenStatistics.Days days =
                new TakenStatistics.Days(TakenStatistics.orElse(from, last.minusDays(USUAL_DAYS)), last);
        return TakenStatistics.of(days, cells.of("day", days.from(), days.to(), merchant));
    }
}
