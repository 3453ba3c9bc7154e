package cn.quancheng.benefits.fulfilments;

import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.sql.SQLException;
import java.util.UUID;

/** A merchant reports back what became of a redemption. */
@Path("/api/v1/redemptions/{id}/fulfilment")
@Tag(name = "柜台")
@RolesAllowed({Role.Names.MERCHANT, Role.Names.CASHIER})
class FulfilmentsResource {
    private final Fulfilments fulfilments;
    private final Caller caller;

    FulfilmentsResource(Fulfilments fulfilments, Caller caller) {
        this.fulfilments = fulfilments;
        this.caller = caller;
    }

    /**
     * What became of it.
     *
     * @param kept false: the citizen did not come
     */
    @Schema(name = "FulfilmentReport", example = "{\"kept\":true}")
    record Report(@NotNull Boolean kept) {
        Fulfilment fulfilment() {
            return kept ? Fulfilment.KEPT : Fulfilment.NO_SHOW;
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportBenefitFulfilment",
            summary = "报告一次核销如约履行，或者市民没有到店；核销之后90天内，只报告一次",
            description = "如约的，市民得到一条“信易+履约”；没有到店的，只是这项优惠对其暂停30天，不扣分，市民可以提出异议。" + "无论市民如何，答复都相同。同样的报告可以放心重发。")
    @APIResponse(responseCode = "204", description = "已收到")
    @APIResponse(responseCode = "404", description = "本店没有这次核销")
    @APIResponse(responseCode = "409", description = "已经退回，超过期限，或者已作了另一种报告")
    public void report(@PathParam("id") UUID id, @Valid @NotNull Report report) throws SQLException {
        fulfilments.report(caller.login(), id, report.fulfilment());
    }
}
