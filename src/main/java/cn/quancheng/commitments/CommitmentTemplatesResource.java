package cn.quancheng.commitments;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** What may be promised, for anyone to read. */
@Path("/api/v1/commitment-templates")
@Tag(name = "我的信用承诺")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class CommitmentTemplatesResource {
    private final CommitmentTemplates templates;

    CommitmentTemplatesResource(CommitmentTemplates templates) {
        this.templates = templates;
    }

    @GET
    @Operation(
            operationId = "listCommitmentTemplates",
            summary = "可以作出的信用承诺：全文、期限、由谁核实",
            description = "自愿作出：不承诺的，办事的条件、材料、时限都与原来一样；没有履行的，不扣分、不留任何不利记录。")
    @APIResponse(responseCode = "200", description = "全部样本")
    public List<CommitmentTemplate> all() {
        return templates.all();
    }
}
