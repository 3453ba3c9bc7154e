package cn.quancheng.scenarios;

import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.sql.SQLException;
import java.time.LocalDate;

/** Where operators write scenarios, and a second person publishes them. */
@Path("/api/v1/scenarios")
@Tag(name = "信易+场景")
@RolesAllowed(Role.Names.OPERATOR)
class ScenarioDeskResource {
    private final ScenarioDesk desk;
    private final Scenarios scenarios;
    private final Caller caller;

    ScenarioDeskResource(ScenarioDesk desk, Scenarios scenarios, Caller caller) {
        this.desk = desk;
        this.scenarios = scenarios;
        this.caller = caller;
    }

    /** Which text is published: the digest of what was read. */
    @Schema(
            name = "ScenarioPublication",
            example = "{\"digest\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}")
    record Publication(
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String digest) {}

    /**
     * When it ends, and why.
     *
     * @param from the first day without it
     */
    @Schema(name = "ScenarioEnding", example = "{\"from\":\"2026-12-01\",\"reason\":\"商家停业装修\"}")
    record Ending(
            @NotNull LocalDate from,
            @NotBlank @Size(max = 500) String reason) {}

    @PUT
    @Path("/{code}")
    @Consumes(CatalogueAnswers.YAML)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftScenario",
            summary = "写一份草稿：新的场景，或一个场景新的版本",
            description = "写法见scenarios目录里的文件和其中的scenario.schema.json。只奖励：优惠不优于平时条件的、最低等级低于A的，不收。"
                    + "自己的草稿可以改写；别人的，须先删去。发布之前什么都不变。")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CatalogueAnswers.YAML,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "code: LODGING_DEPOSIT_FREE\ndomain: LODGING\ntitle: 免押金入住\n…"))
    @APIResponse(responseCode = "200", description = "草稿，等待另一人发布")
    @APIResponse(responseCode = "400", description = "原文有误，violations说明每一处：键、行、错在哪里")
    @APIResponse(responseCode = "409", description = "别人有一份草稿，或与已发布的一字不差")
    public ScenarioVersionAnswer draft(@PathParam("code") String code, byte[] yaml) throws SQLException {
        return ScenarioVersionAnswer.of(desk.draft(code, yaml, caller.login()));
    }

    @DELETE
    @Path("/{code}/draft")
    @Operation(operationId = "discardScenarioDraft", summary = "删去草稿，自己的或别人的")
    @APIResponse(responseCode = "204", description = "已删去")
    @APIResponse(responseCode = "404", description = "没有草稿")
    public void discard(@PathParam("code") String code) throws SQLException {
        desk.discard(code, caller.login());
    }

    @POST
    @Path("/{code}/publication")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.APPROVER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishScenario",
            summary = "发布另一人写的草稿，当即生效（first-day在后的，到那天生效）",
            description = "带上所读原文的digest：草稿又改过的，不发布。已经占用、核销的名额不受新版本影响。")
    @APIResponse(responseCode = "200", description = "新的版本")
    @APIResponse(responseCode = "404", description = "没有这个场景")
    @APIResponse(responseCode = "409", description = "没有草稿，草稿已改过，草稿是自己写的或双方的账户不能互相放行，或写成之后又发布过别的版本")
    public ScenarioVersionAnswer publish(@PathParam("code") String code, @Valid @NotNull Publication publication)
            throws SQLException {
        ScenarioVersion published = desk.publish(code, publication.digest(), caller.login());
        scenarios.refresh();
        return ScenarioVersionAnswer.of(published);
    }

    @PUT
    @Path("/{code}/ending")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "endScenario", summary = "自某日起不再提供，须说明理由；可以重复，以最后一次为准", description = "已经占用、核销的名额不受影响。")
    @APIResponse(responseCode = "204", description = "已登记")
    @APIResponse(responseCode = "400", description = "日期已过，或没有理由")
    @APIResponse(responseCode = "404", description = "没有发布过这个场景")
    public void end(@PathParam("code") String code, @Valid @NotNull Ending ending) throws SQLException {
        desk.end(code, ending.from(), ending.reason(), caller.login());
        scenarios.refresh();
    }

    @DELETE
    @Path("/{code}/ending")
    @Operation(operationId = "undoScenarioEnding", summary = "撤销终止，恢复提供；可以重复")
    @APIResponse(responseCode = "204", description = "没有终止")
    @APIResponse(responseCode = "404", description = "没有这个场景")
    public void reopen(@PathParam("code") String code) throws SQLException {
        desk.reopen(code, caller.login());
        scenarios.refresh();
    }
}
