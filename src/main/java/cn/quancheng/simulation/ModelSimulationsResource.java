package cn.quancheng.simulation;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.sql.SQLException;
import java.time.YearMonth;

/** Where a modeler tries a version on everybody. */
@Path("/api/v1/models/{version}/simulations")
@Tag(name = "模型模拟")
@RolesAllowed(Role.Names.MODELER)
@Produces(MediaType.APPLICATION_JSON)
class ModelSimulationsResource {
    private final Simulations simulations;
    private final Caller caller;

    ModelSimulationsResource(Simulations simulations, Caller caller) {
        this.simulations = simulations;
        this.caller = caller;
    }

    /**
     * For which month, and what is to be looked at in the same pass.
     *
     * @param beside another version that is not published, or null
     */
    @Schema(name = "SimulationRequest", example = "{\"month\":\"2026-12\",\"beside\":\"2026.3\"}")
    record Wish(
            @NotNull YearMonth month,

            @Nullable @Size(min = 1, max = 40) String beside) {}

    /** The number of what was asked for. */
    @Schema(name = "SimulationAsked", example = "{\"simulationId\":7}")
    record Asked(long simulationId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "simulateModel",
            summary = "在全体市民身上模拟一个未公布的版本，可同时模拟另一个；不写入任何分数",
            description = "与该月施行的模型相比。只看该月计分、且今天同意有效的人。已过去的月份也可以模拟，但不作为批准的依据。后台计算，依次进行；进度和结果见Location。")
    @APIResponse(
            responseCode = "202",
            description = "已登记，等待或正在计算",
            content = @Content(schema = @Schema(implementation = Asked.class)))
    @APIResponse(responseCode = "400", description = "月份或版本号格式有误")
    @APIResponse(responseCode = "404", description = "没有这个版本")
    @APIResponse(responseCode = "409", description = "版本已公布，不合于现行目录，有告知书没有写明的项目，或同样的模拟正在进行")
    @APIResponse(responseCode = "422", description = "这个月没有施行的模型、太远，或两个版本相同")
    @Transactional(rollbackOn = Exception.class)
    public Response simulate(@PathParam("version") String version, @Valid @NotNull Wish wish) throws SQLException {
        long id = simulations.start(version, wish.beside(), wish.month(), caller.login());
        return Response.accepted(new Asked(id))
                .location(URI.create(SimulationsResource.PATH + "/" + id))
                .build();
    }
}
