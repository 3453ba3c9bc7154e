package cn.quancheng.monthlyrun;

import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.sql.SQLException;

/** The wishes for exchange files, for those who may release them: nobody releases what he was not shown the purpose of. */
@Path("/api/v1/exports")
@Tag(name = "月度计算")
@RolesAllowed({Role.Names.AUDITOR, Role.Names.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
class ExportListResource {
    private final ExportReleases releases;

    ExportListResource(ExportReleases releases) {
        this.releases = releases;
    }

    @GET
    @Operation(operationId = "listExports", summary = "列出登记的导出：用途、登记人、哪一次计算、何时登记；新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<Export> list(
            @Parameter(description = "只列等待放行的") @QueryParam("pending") @DefaultValue("false") boolean pending,
            @BeanParam PageQuery query)
            throws SQLException {
        int before = query.after().map(RunsResource::number).orElse(Integer.MAX_VALUE);
        return Page.of(
                releases.before(before, pending, query.size() + 1), query, export -> String.valueOf(export.exportId()));
    }
}
