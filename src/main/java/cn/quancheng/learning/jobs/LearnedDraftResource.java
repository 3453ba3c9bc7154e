package cn.quancheng.learning.jobs;

import cn.quancheng.models.life.ModelDesk;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;

/** The text that a job proposes: to read, and to write as a version that goes the way of any other. */
@Path(LearningJobsResource.PATH + "/{id}/draft")
@Tag(name = "评分学习")
class LearnedDraftResource {
    private static final String YAML = "application/yaml";

    private final LearningJobs jobs;
    private final Caller caller;

    LearnedDraftResource(LearningJobs jobs, Caller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    /** The version that a draft is to be. */
    @Schema(name = "LearnedDraftRequest", example = "{\"version\":\"2027.1\"}")
    record Request(
            @NotNull @Pattern(regexp = ModelDesk.VERSION, message = "{models.version}")
            String version) {}

    /** Where it was written to. */
    @Schema(name = "LearnedDraft", example = "{\"version\":\"2027.1\",\"address\":\"/api/v1/models/2027.1\"}")
    record Written(String version, String address) {}

    @GET
    @RolesAllowed({Role.Names.MODELER, Role.Names.APPROVER, Role.Names.AUDITOR})
    @Produces(YAML)
    @Operation(operationId = "getLearnedDraft", summary = "读一个学习任务提出的草案：YAML，首部注明由来")
    @APIResponse(
            responseCode = "200",
            description = "草案的原文",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "没有这个任务")
    @APIResponse(responseCode = "409", description = "任务没有得出草案")
    public Response read(@PathParam("id") long id) throws SQLException {
        return Response.ok(jobs.text(id, Optional.empty()), YAML + ";charset=UTF-8")
                .build();
    }

    @POST
    @RolesAllowed(Role.Names.MODELER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Idempotent
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "writeLearnedDraft",
            summary = "把提出的草案写成评分模型的一个版本",
            description = "从此与任何人写的草稿一样：先模拟，看公平性，由两位没有写过它的人批准，再公布。")
    @APIResponse(
            responseCode = "201",
            description = "已写成草稿",
            content = @Content(schema = @Schema(implementation = Written.class)))
    @APIResponse(responseCode = "400", description = "版本号有误，或草案不合现行目录")
    @APIResponse(responseCode = "404", description = "没有这个任务")
    @APIResponse(responseCode = "409", description = "任务没有得出草案，这个版本已公布，或别人写过另一份原文")
    public Response write(@PathParam("id") long id, @Valid @NotNull Request request) throws SQLException {
        jobs.draft(id, request.version(), caller.login());
        String address = "/api/v1/models/" + request.version();
        return Response.created(URI.create(address))
                .entity(new Written(request.version(), address))
                .build();
    }
}
