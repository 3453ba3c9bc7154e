package cn.quancheng.benefits.objections;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.UUID;

/** A citizen says that they did come. How it stands is told beside the check, in {@code GET /me/checks}. */
@Path("/api/v1/me/checks/{id}/objection")
@Tag(name = "我的信易+")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OwnObjectionsResource {
    private final Objections objections;
    private final Me me;

    OwnObjectionsResource(Objections objections, Me me) {
        this.objections = objections;
        this.me = me;
    }

    /**
     * What a citizen says.
     *
     * @param statement that and how they came, in their words
     */
    @Schema(name = "BenefitObjectionRequest", example = "{\"statement\":\"当天我准时到店，前台没有扫码。\"}")
    record Wanted(@NotBlank @Size(max = 2000) String statement) {
        /** Not what the citizen says. */
        @Override
        public String toString() {
            return "an objection";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "objectToNoShow",
            summary = "对商家所报的“没有到店”提出异议：5个工作日内由人核实，成立的即刻解除暂停",
            description = "在暂停期间可以提出；同一次核销只核实一次。无论结果如何都不扣分。退出计分时，未办结的异议随即终止，陈述删除。")
    @APIResponse(responseCode = "201", description = "已受理")
    @APIResponse(responseCode = "404", description = "我没有这次核验")
    @APIResponse(responseCode = "409", description = "没有生效的同意，这项优惠没有因此暂停，或者异议正在办理、已经办结")
    public OwnObjection raise(@PathParam("id") UUID id, @Valid @NotNull Wanted wanted) throws SQLException {
        return objections.raise(id, me.citizen(), wanted.statement(), me.actor());
    }

    @DELETE
    @Operation(operationId = "takeObjectionBack", summary = "撤回异议，暂停到期自行恢复；可以重复")
    @APIResponse(responseCode = "204", description = "已撤回")
    @APIResponse(responseCode = "404", description = "我没有这次核验，或者没有提出过异议")
    @APIResponse(responseCode = "409", description = "已经办结")
    public void takeBack(@PathParam("id") UUID id) throws SQLException {
        objections.takeBack(id, me.citizen(), me.actor());
    }
}
