package cn.quancheng.monthlyrun;

import cn.quancheng.models.Models;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Refusal;
import cn.quancheng.scoring.Tier;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** The exchange file at the door. */
@Path(RunsResource.PATH + "/{id}")
@Tag(name = "月度计算")
@RolesAllowed(Role.Names.AUDITOR)
class ExportsResource {
    private final MonthlyRun runs;
    private final ScoreExport export;
    private final ExportReleases releases;
    private final Models models;
    private final Caller caller;

    ExportsResource(MonthlyRun runs, ScoreExport export, ExportReleases releases, Models models, Caller caller) {
        this.runs = runs;
        this.export = export;
        this.releases = releases;
        this.models = models;
        this.caller = caller;
    }

    /** What the file is wanted for. */
    @Schema(name = "ExportRequest", example = "{\"purpose\":\"向市公共信用信息平台交换2026年11月分数\"}")
    record Request(@NotBlank @Size(max = 500) String purpose) {}

    /** A wish that somebody else has to release. */
    @Schema(name = "ExportRequested", example = "{\"exportId\":7,\"runId\":3}")
    record Wish(int exportId, int runId) {}

    @GET
    @Path("/scores.csv")
    @Produces("text/csv")
    @Operation(operationId = "exportScores", summary = "下载交换文件：每位市民本月的分数（演示以外须登记用途并由另一人放行，一次放行只供一次下载）")
    @APIResponse(responseCode = "200", description = "CSV，按人口库顺序逐行传送")
    @APIResponse(responseCode = "403", description = "没有登记用途，尚未放行，或放行已过24小时")
    @APIResponse(responseCode = "404", description = "没有这次计算")
    @APIResponse(responseCode = "409", description = "这次计算没有公布，或这次放行已经用于一次下载（中断的也算）")
    public Response scores(
            @PathParam("id") int id, @Parameter(description = "导出登记的编号") @QueryParam("export") @Nullable Integer wish)
            throws SQLException {
        Run run = published(id);
        List<String> tiers = models
                .edition(run.modelDigest(), run.catalogueDigest())
                .orElseThrow(() -> new IllegalStateException("the model of run " + id + " is gone"))
                .model()
                .tiers()
                .stream()
                .map(Tier::code)
                .toList();
        releases.fetch(run, wish, caller.login());
        StreamingOutput csv = output -> {
            try {
                export.write(run, tiers, output);
            } catch (SQLException e) {
                throw new IOException("the scores could not be read", e);
            }
        };
        return Response.ok(csv, "text/csv;charset=UTF-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"scores-" + run.month() + "-r" + run.revision() + ".csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/exports")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "requestExport", summary = "登记导出用途，等待另一人放行")
    @APIResponse(
            responseCode = "201",
            description = "已登记",
            content = @Content(schema = @Schema(implementation = Wish.class)))
    @APIResponse(responseCode = "400", description = "没有用途")
    @APIResponse(responseCode = "404", description = "没有这次计算")
    public Response request(@PathParam("id") int id, @Valid @NotNull Request request) throws SQLException {
        int wish = releases.request(id, request.purpose(), caller.login());
        return Response.created(URI.create(RunsResource.PATH + "/" + id + "/exports/" + wish))
                .entity(new Wish(wish, id))
                .build();
    }

    @POST
    @Path("/exports/{export}/release")
    @RolesAllowed({Role.Names.AUDITOR, Role.Names.APPROVER})
    @Operation(operationId = "releaseExport", summary = "放行另一人登记的导出，24小时内供一次下载；先在GET /exports看清用途")
    @APIResponse(responseCode = "204", description = "已放行")
    @APIResponse(responseCode = "404", description = "没有这次导出登记")
    @APIResponse(responseCode = "409", description = "是自己登记的，已经放行，或双方的账户不能互相放行")
    public void release(@PathParam("id") int id, @PathParam("export") int wish) throws SQLException {
        releases.release(id, wish, caller.login());
    }

    private Run published(int id) throws SQLException {
        Run run = runs.find(id).orElseThrow(RunsResource::unknown);
        if (run.state() != RunState.PUBLISHED) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "monthlyrun.not-published");
        }
        return run;
    }
}
