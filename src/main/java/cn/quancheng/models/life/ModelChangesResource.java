package cn.quancheng.models.life;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.models.words.ModelChange;
import cn.quancheng.models.words.ModelChanges;
import cn.quancheng.platform.Messages;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What differs between two versions, for those who write, approve, run and oversee. */
@Path("/api/v1/models")
@Tag(name = "评分模型")
@RolesAllowed({Role.Names.MODELER, Role.Names.APPROVER, Role.Names.OPERATOR, Role.Names.AUDITOR})
@Transactional(rollbackOn = Exception.class)
@Produces(MediaType.APPLICATION_JSON)
class ModelChangesResource {
    private final ModelVersionRows rows;
    private final Models models;
    private final Messages messages;

    ModelChangesResource(ModelVersionRows rows, Models models, Messages messages) {
        this.rows = rows;
        this.models = models;
        this.messages = messages;
    }

    /**
     * What differs.
     *
     * @param from the version before
     * @param to the version after
     * @param changes in the order of the file; empty where nothing does but comments
     */
    @Schema(name = "ModelComparison", example = """
            {"from":"2026.1","to":"2026.2",
            "changes":[{"place":"indicators.SOC-CON-01.cap","sentence":"志愿服务上限由 60 分调整为 80 分"}]}""")
    record Comparison(String from, String to, List<ModelChange> changes) {}

    @GET
    @Path("/{version}/changes")
    @Operation(operationId = "compareModels", summary = "一个版本与另一个版本的不同，逐条一句话")
    @APIResponse(responseCode = "200", description = "不同之处；规则没有不同的，changes为空")
    @APIResponse(responseCode = "404", description = "没有这个版本")
    public Comparison compare(
            @PathParam("version") String version,
            @QueryParam("from") @Parameter(description = "与哪个版本相比；默认是本月使用的版本", example = "2026.1") @Nullable
                    String from) {
        ModelEdition after = edition(version);
        ModelEdition before = from == null || from.isEmpty() ? current() : edition(from);
        return new Comparison(before.model().version(), version, ModelChanges.between(before, after, messages::text));
    }

    private ModelEdition edition(String version) {
        ModelVersion found = rows.look(version).version();
        return models.edition(found.digest(), found.catalogueDigest())
                .orElseThrow(() -> new IllegalStateException("no text of " + version));
    }

    private ModelEdition current() {
        return models.current()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "models.nothing-current"))
                .edition();
    }
}
