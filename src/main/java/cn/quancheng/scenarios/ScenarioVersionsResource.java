package cn.quancheng.scenarios;

import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.sql.SQLException;

/** Drafts and versions of scenarios, for those who write, publish and oversee them. */
@Path("/api/v1/scenarios")
@Tag(name = "信易+场景")
@RolesAllowed({Role.Names.OPERATOR, Role.Names.APPROVER, Role.Names.AUDITOR})
@Transactional(rollbackOn = Exception.class)
@Produces(MediaType.APPLICATION_JSON)
class ScenarioVersionsResource {
    private final ScenarioVersions rows;

    ScenarioVersionsResource(ScenarioVersions rows) {
        this.rows = rows;
    }

    @GET
    @Path("/drafts")
    @Operation(operationId = "listScenarioDrafts", summary = "等待另一人发布的草稿，按场景的代码排列")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<ScenarioVersionAnswer> drafts(@BeanParam PageQuery page) {
        return Page.of(rows.drafts(page), page, ScenarioVersion::scenario).map(ScenarioVersionAnswer::of);
    }

    @GET
    @Path("/{code}/versions")
    @Operation(operationId = "listScenarioVersions", summary = "一个场景的草稿和各个版本，新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    @APIResponse(responseCode = "404", description = "没有这个场景")
    public Page<ScenarioVersionAnswer> versions(@PathParam("code") String code, @BeanParam PageQuery page) {
        if (rows.head(code).isEmpty()) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "scenarios.none");
        }
        return Page.of(rows.of(code, page), page, version -> String.valueOf(version.id()))
                .map(ScenarioVersionAnswer::of);
    }

    @GET
    @Path("/{code}/versions/{id}")
    @Operation(
            operationId = "getScenarioVersion",
            summary = "一份草稿或一个版本，连同原文",
            description = "发布之前在这里读原文，发布时带上它的digest。")
    @APIResponse(responseCode = "200", description = "原文及其来历")
    @APIResponse(responseCode = "404", description = "这个场景没有这个版本")
    public ScenarioVersionAnswer version(@PathParam("code") String code, @PathParam("id") long id) throws SQLException {
        ScenarioVersion version = rows.findByIdOptional(id)
                .filter(found -> found.scenario().equals(code))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "scenarios.no-version"));
        return ScenarioVersionAnswer.of(
                version, rows.text(code, version.digest()).text());
    }
}
