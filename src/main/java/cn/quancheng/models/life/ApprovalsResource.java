package cn.quancheng.models.life;

import cn.quancheng.models.Models;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.YearMonth;

/** Where approvers approve or refuse what was simulated, publish what two of them approved, and take it back. */
@Path("/api/v1/models")
@Tag(name = "评分模型")
@RolesAllowed(Role.Names.APPROVER)
@Produces(MediaType.APPLICATION_JSON)
class ApprovalsResource {
    private static final String READ = "所读原文的digest，加双引号；没有的，指最近一次模拟过的原文";

    private final Approvals approvals;
    private final Publications publications;
    private final ModelVersionRows rows;
    private final Models models;
    private final Caller caller;

    ApprovalsResource(
            Approvals approvals, Publications publications, ModelVersionRows rows, Models models, Caller caller) {
        this.approvals = approvals;
        this.publications = publications;
        this.rows = rows;
        this.models = models;
        this.caller = caller;
    }

    /** Why it is not approved. */
    @Schema(name = "ModelRefusal", example = "{\"reason\":\"60岁以上市民少得分,请说明理由或调整\"}")
    record No(@NotBlank @Size(max = 500) String reason) {}

    /**
     * The month from which on it scores.
     *
     * @param reason needed where the simulation found something unfair
     */
    @Schema(name = "ModelPublication", example = "{\"firstMonth\":\"2026-12\"}")
    record Publication(
            @NotNull YearMonth firstMonth,
            @Size(max = 500) @Nullable String reason) {}

    /** Why the publication is taken back. */
    @Schema(name = "ModelWithdrawal", example = "{\"reason\":\"告知尚未完成,推迟施行\"}")
    record Withdrawal(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Path("/{version}/approvals")
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "approveModel",
            summary = "批准最近一次模拟过的原文；须两人，都没有写过它",
            description = "没有请求体。在If-Match中带上digest的，只批准您读过的那一份。原文改过的，须重新模拟、重新批准。")
    @APIResponse(responseCode = "200", description = "版本及其批准")
    @APIResponse(responseCode = "404", description = "没有这个版本")
    @APIResponse(responseCode = "409", description = "没有模拟过，原文已改过，是自己写的，已经表过态，双方的账户不能互相放行，有人没有同意，或已公布")
    public ModelVersionAnswer approve(
            @PathParam("version") String version,
            @HeaderParam("If-Match") @Parameter(description = READ) @Nullable String ifMatch)
            throws SQLException {
        approvals.approve(version, DigestRead.of(ifMatch), caller.login());
        return answer(version);
    }

    @DELETE
    @Path("/{version}/approvals")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "takeBackModelVote", summary = "收回自己对现在这份原文的同意或不同意，公布之前都可以")
    @APIResponse(responseCode = "200", description = "版本")
    @APIResponse(responseCode = "404", description = "没有这个版本，或没有表过态")
    @APIResponse(responseCode = "409", description = "已公布")
    public ModelVersionAnswer takeBack(@PathParam("version") String version) throws SQLException {
        approvals.takeBack(version, caller.login());
        return answer(version);
    }

    @POST
    @Path("/{version}/refusals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "refuseModel", summary = "不同意最近一次模拟过的原文，须说明理由；改过或收回之前，不能公布")
    @APIResponse(responseCode = "200", description = "版本")
    @APIResponse(responseCode = "400", description = "没有理由")
    @APIResponse(responseCode = "404", description = "没有这个版本")
    @APIResponse(responseCode = "409", description = "没有模拟过，原文已改过，是自己写的，已经表过态，或已公布")
    public ModelVersionAnswer refuse(
            @PathParam("version") String version,
            @HeaderParam("If-Match") @Parameter(description = READ) @Nullable String ifMatch,
            @Valid @NotNull No no)
            throws SQLException {
        approvals.refuse(version, DigestRead.of(ifMatch), no.reason(), caller.login());
        return answer(version);
    }

    @POST
    @Path("/{version}/publication")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "publishModel",
            summary = "公布两人批准过的版本，自以后的某个月起使用",
            description = "本月和以前的月份不受影响。模拟发现对某一人群不利的，须书面说明理由。公布之后人人可读，见/models/announced。")
    @APIResponse(responseCode = "200", description = "公布的版本")
    @APIResponse(responseCode = "404", description = "没有这个版本")
    @APIResponse(responseCode = "409", description = "没有两人批准，该月已有另一个版本，用到没有告知的信息，或已公布")
    @APIResponse(responseCode = "422", description = "该月已经开始，与原文写明的首月不同，或缺少理由")
    public ModelVersionAnswer publish(@PathParam("version") String version, @Valid @NotNull Publication publication)
            throws SQLException {
        publications.publish(version, publication.firstMonth(), publication.reason(), caller.login());
        return answer(version);
    }

    @POST
    @Path("/{version}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "withdrawModel", summary = "首月开始之前撤回公布，须说明理由；再要公布，须重新批准")
    @APIResponse(responseCode = "200", description = "不再公布的版本")
    @APIResponse(responseCode = "400", description = "没有理由")
    @APIResponse(responseCode = "404", description = "没有这个版本")
    @APIResponse(responseCode = "409", description = "没有公布，或首月已经开始")
    public ModelVersionAnswer withdraw(@PathParam("version") String version, @Valid @NotNull Withdrawal withdrawal)
            throws SQLException {
        publications.withdraw(version, withdrawal.reason(), caller.login());
        return answer(version);
    }

    private ModelVersionAnswer answer(String version) {
        return ModelVersionAnswer.of(rows.look(version), models, null);
    }
}
