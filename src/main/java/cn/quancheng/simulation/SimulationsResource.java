package cn.quancheng.simulation;

import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;

/** Simulations for those who ask for them, approve by them, and oversee them. */
@Path(SimulationsResource.PATH)
@Tag(name = "模型模拟")
@RolesAllowed({Role.Names.MODELER, Role.Names.APPROVER, Role.Names.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
class SimulationsResource {
    static final String PATH = "/api/v1/simulations";

    private final Simulations simulations;
    private final SimulationEvents events;
    private final Caller caller;
    private final Clock clock;

    SimulationsResource(Simulations simulations, SimulationEvents events, Caller caller, Clock clock) {
        this.simulations = simulations;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listSimulations", summary = "列出模拟，新的在前；结果见各次模拟")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<SimulationView> list(
            @Parameter(description = "只列模拟过这个版本的") @QueryParam("version") @Nullable String version,
            @BeanParam PageQuery query)
            throws SQLException {
        long before = query.afterNumber().orElse(Long.MAX_VALUE);
        return Page.of(
                        simulations.before(before, version, query.size() + 1),
                        query,
                        simulation -> String.valueOf(simulation.id()))
                .map(simulation -> SimulationView.of(simulation, false, clock));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSimulation", summary = "查看一次模拟的进度和结果")
    @APIResponse(responseCode = "200", description = "进度与结果")
    @APIResponse(responseCode = "404", description = "没有这次模拟")
    public SimulationView get(@PathParam("id") long id) throws SQLException {
        return SimulationView.of(simulations.find(id).orElseThrow(Simulations::unknown), true, clock);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.Names.MODELER)
    @Operation(operationId = "stopSimulation", summary = "停止等待中或计算中的模拟")
    @APIResponse(responseCode = "200", description = "停止之后的状态")
    @APIResponse(responseCode = "404", description = "没有这次模拟")
    @APIResponse(responseCode = "409", description = "已经结束")
    public SimulationView stop(@PathParam("id") long id) throws SQLException {
        return SimulationView.of(simulations.stop(id, caller.login()), true, clock);
    }

    @GET
    @Path("/{id}/events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followSimulation",
            summary = "跟随一次模拟：每秒一个progress事件，结束时一个以结果为名的事件（done、failed、stopped），随即断开",
            description = "事件的data与GET /simulations/{id}的答复相同；计算途中就有初步结果（firstFigures）。")
    @APIResponse(
            responseCode = "200",
            description = "事件流",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = SimulationView.class)))
    @APIResponse(responseCode = "404", description = "没有这次模拟")
    public Multi<OutboundSseEvent> follow(@PathParam("id") long id) throws SQLException {
        if (simulations.find(id).isEmpty()) {
            throw Simulations.unknown();
        }
        return events.of(id);
    }
}
