package cn.quancheng.monthlyrun;

import cn.quancheng.monthlyrun.watch.RunAlerts;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where an operator who has looked lets a run be published that was held back. */
@Path(RunsResource.PATH + "/{id}/release")
@Tag(name = "月度计算")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class RunReleaseResource {
    private final HeldRuns held;
    private final RunAlerts alerts;
    private final Caller caller;
    private final Clock clock;

    RunReleaseResource(HeldRuns held, RunAlerts alerts, Caller caller, Clock clock) {
        this.held = held;
        this.alerts = alerts;
        this.caller = caller;
        this.clock = clock;
    }

    /** Why the month may be published although it differs. */
    @Schema(name = "RunReleaseRequest", example = "{\"reason\":\"已与市人力资源和社会保障局核实，10月确无新增记录\"}")
    record Request(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "releaseRun",
            summary = "查看之后，放行暂缓公布的计算：连同此间作出的决定一并公布",
            description = "再次放行得到同样的回答，不会公布第二次。不放行的，以DELETE /runs/{id}放弃，补报之后重新计算本月。")
    @APIResponse(
            responseCode = "202",
            description = "正在公布",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "400", description = "没有理由")
    @APIResponse(responseCode = "404", description = "没有这次计算")
    @APIResponse(responseCode = "409", description = "没有暂缓公布，或此后计分程序换了版本、目录变严")
    public Response release(@PathParam("id") int id, @Valid @NotNull Request request) throws SQLException {
        Run run = held.release(id, caller.login(), request.reason());
        List<String> why = alerts.texts(List.of(id)).getOrDefault(id, List.of());
        return Response.accepted(RunView.of(run, Optional.empty(), clock.instant(), why))
                .location(URI.create(RunsResource.PATH + "/" + id))
                .build();
    }
}
