package cn.quancheng.models.life;

import cn.quancheng.models.Models;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** Every version of the model there ever was, for those who write, approve, run and oversee. */
@Path("/api/v1/models")
@Tag(name = "评分模型")
@RolesAllowed({Role.Names.MODELER, Role.Names.APPROVER, Role.Names.OPERATOR, Role.Names.AUDITOR})
@Transactional(rollbackOn = Exception.class)
class ModelVersionsResource {
    static final String YAML = "application/yaml";

    private static final MediaType AS_YAML = MediaType.valueOf(YAML);
    private static final List<Variant> FORMS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, AS_YAML).build();

    private final ModelVersionRows rows;
    private final Models models;

    ModelVersionsResource(ModelVersionRows rows, Models models) {
        this.rows = rows;
        this.models = models;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listModels", summary = "模型的各个版本，按版本号倒序：到了哪一步，谁写的，谁批准的")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<ModelVersionAnswer> list(@BeanParam PageQuery page) {
        return Page.of(rows.all(page), page, drafted -> drafted.version().version())
                .map(drafted -> ModelVersionAnswer.of(drafted, models, null));
    }

    @GET
    @Path("/{version}")
    @Produces({MediaType.APPLICATION_JSON, YAML})
    @Operation(
            operationId = "getModel",
            summary = "一个版本，连同原文；Accept为application/yaml的，只要原文",
            description = "原文一字不差，可以存为scoring-models目录里的文件。ETag是它的digest。")
    @APIResponse(
            responseCode = "200",
            description = "版本，或其原文",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ModelVersionAnswer.class)),
                @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", description = "没有这个版本")
    public Response get(@PathParam("version") String version, @Context Request request) {
        Drafted drafted = rows.look(version);
        YamlFile text = models.text(drafted.version().digest());
        Variant form = request.selectVariant(FORMS);
        boolean asText = form != null && form.getMediaType().isCompatible(AS_YAML);
        Response.ResponseBuilder answer = asText
                ? Response.ok(text.bytes(), YAML + ";charset=UTF-8")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"" + drafted.version().fileName() + "\"")
                : Response.ok(ModelVersionAnswer.of(drafted, models, text.text()), MediaType.APPLICATION_JSON);
        return answer.tag(drafted.version().digest()).build();
    }
}
