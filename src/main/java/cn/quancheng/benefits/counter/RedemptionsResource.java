package cn.quancheng.benefits.counter;

import cn.quancheng.merchants.Counter;
import cn.quancheng.merchants.Merchants;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** What was held at the counter is taken, and given back. */
@Path("/api/v1/redemptions")
@Tag(name = "柜台")
@RolesAllowed({Role.Names.MERCHANT, Role.Names.CASHIER})
@Produces(MediaType.APPLICATION_JSON)
class RedemptionsResource {
    private final Redemptions redemptions;
    private final Sandbox sandbox;
    private final Merchants merchants;
    private final Scenarios scenarios;
    private final Caller caller;

    RedemptionsResource(
            Redemptions redemptions, Sandbox sandbox, Merchants merchants, Scenarios scenarios, Caller caller) {
        this.redemptions = redemptions;
        this.sandbox = sandbox;
        this.merchants = merchants;
        this.scenarios = scenarios;
        this.caller = caller;
    }

    /** What is taken: what a check answered. */
    @Schema(name = "RedemptionRequest", example = "{\"checkId\":\"0b7c1f3e-6f5f-4f0e-9d2f-2a52a1a3f1d0\"}")
    record Wanted(@NotNull UUID checkId) {}

    /**
     * A benefit that was taken.
     *
     * @param redemptionId by which it is given back, or reported as kept
     */
    @Schema(name = "Redemption", example = """
            {"redemptionId":"0b7c1f3e-6f5f-4f0e-9d2f-2a52a1a3f1d0","offer":{"scenario":"LODGING_DEPOSIT_FREE","version":1,
            "title":"免押金入住","benefit":"免交200元押金"},"takenAt":"2026-12-06T10:05:12Z"}""")
    record Taken(UUID redemptionId, CheckAnswer.Given offer, Instant takenAt) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "redeemBenefit",
            summary = "核销：用掉核验时保留的名额，只算一次",
            description = "同一checkId无论发送多少次都是同一次核销，答复相同，网络出错可以放心重发。")
    @APIResponse(responseCode = "201", description = "已核销")
    @APIResponse(responseCode = "409", description = "本店没有这个保留的名额：已过10分钟、已退回，或者从来没有")
    public Taken redeem(@Valid @NotNull Wanted wanted) throws SQLException {
        Counter counter = merchants.counter(caller.login()).orElseThrow(Redemptions::notHeld);
        return taken(
                counter.sandbox() ? sandbox.redeem(wanted.checkId()) : redemptions.take(counter, wanted.checkId()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "returnBenefit", summary = "当日退回一次核销，名额即刻恢复")
    @APIResponse(responseCode = "204", description = "已退回")
    @APIResponse(responseCode = "404", description = "本店没有这次核销")
    @APIResponse(responseCode = "409", description = "不是今天核销的，或者已经报告了履约情况")
    public void giveBack(@PathParam("id") UUID id) throws SQLException {
        Counter counter = merchants.counter(caller.login()).orElseThrow(Redemptions::none);
        if (!counter.sandbox()) {
            redemptions.giveBack(counter, id);
        }
    }

    private Taken taken(Redemptions.Redemption redemption) {
        return new Taken(
                redemption.id(),
                CheckAnswer.Given.of(scenarios.version(redemption.versionId()).orElseThrow()),
                redemption.takenAt());
    }
}
