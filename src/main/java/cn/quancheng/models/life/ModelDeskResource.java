package cn.quancheng.models.life;

import cn.quancheng.models.Models;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** Where modelers write versions of the model. */
@Path("/api/v1/models")
@Tag(name = "评分模型")
@RolesAllowed(Role.Names.MODELER)
class ModelDeskResource {
    private final ModelDesk desk;
    private final ModelVersionRows rows;
    private final Models models;
    private final Caller caller;

    ModelDeskResource(ModelDesk desk, ModelVersionRows rows, Models models, Caller caller) {
        this.desk = desk;
        this.rows = rows;
        this.models = models;
        this.caller = caller;
    }

    @PUT
    @Path("/{version}")
    @Consumes(ModelVersionsResource.YAML)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "draftModel",
            summary = "写一份草稿：新的版本，或未公布的版本新的原文；原文相同的，什么都不变",
            description = "写法见scoring-models目录里的文件，检查与启动时相同。改过的原文须重新模拟、重新批准。" + "别人写过的，须先读过：在If-Match中带上所读原文的digest。")
    @Parameter(name = "version", description = "版本号，以数字开头，与原文中的version一致", example = "2026.2")
    @RequestBody(
            content =
                    @Content(
                            mediaType = ModelVersionsResource.YAML,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "model: quancheng\nversion: \"2026.2\"\ntitle: 泉诚分评分模型\nbaseline: 600\n…"))
    @APIResponse(responseCode = "200", description = "草稿")
    @APIResponse(responseCode = "400", description = "原文有误，violations说明每一处：键、行、错在哪里")
    @APIResponse(responseCode = "409", description = "这个版本已公布，或别人写过另一份原文")
    @APIResponse(responseCode = "413", description = "原文超过256 KiB")
    public Response draft(
            @PathParam("version") String version,
            @HeaderParam("If-Match") @Parameter(description = "所读原文的digest，加双引号") @Nullable String ifMatch,
            byte[] yaml)
            throws SQLException {
        if (!version.matches(ModelDesk.VERSION)) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400").violation("version", "models.version");
        }
        desk.draft(version, yaml, DigestRead.of(ifMatch), caller.login());
        ModelVersionAnswer answer = ModelVersionAnswer.of(rows.look(version), models, null);
        return Response.ok(answer).tag(answer.digest()).build();
    }

    @DELETE
    @Path("/{version}")
    @Operation(operationId = "discardModel", summary = "删去未公布的版本，自己的或别人的")
    @APIResponse(responseCode = "204", description = "已删去")
    @APIResponse(responseCode = "404", description = "没有这个版本")
    @APIResponse(responseCode = "409", description = "这个版本已公布")
    public void discard(@PathParam("version") String version) throws SQLException {
        desk.discard(version, caller.login());
    }
}
