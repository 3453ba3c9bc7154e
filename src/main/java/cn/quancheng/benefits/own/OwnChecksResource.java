package cn.quancheng.benefits.own;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.benefits.fulfilments.Fulfilment;
import cn.quancheng.benefits.objections.OwnObjection;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** What merchants asked about me, what they were answered, and why: the last only here. */
@Path("/api/v1/me/checks")
@Tag(name = "我的信易+")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OwnChecksResource {
    private final OwnChecks checks;
    private final CheckAnswers answers;
    private final Me me;
    private final AuditBook audit;

    OwnChecksResource(OwnChecks checks, CheckAnswers answers, Me me, AuditBook audit) {
        this.checks = checks;
        this.answers = answers;
        this.me = me;
        this.audit = audit;
    }

    /**
     * A merchant's question.
     *
     * @param branch where it was asked; absent where the merchant's own system asked
     * @param eligible what the merchant was answered, and nothing else
     * @param why it was no; absent for yes. The merchant does not learn it
     * @param heldUntil absent for no
     * @param fulfilment what its merchant reported; absent until it did
     * @param pausedUntil until when the offer is paused because of it; absent where it is not, or was lifted
     * @param objection how my objection to that stands; absent where I made none
     */
    @Schema(name = "OwnCheck", example = """
            {"id":"0b7c1f3e-6f5f-4f0e-9d2f-2a52a1a3f1d0","at":"2026-12-06T10:00:41Z","merchant":"济南市图书馆","branch":"总馆",
            "scenario":"LIBRARY_DEPOSIT_FREE","title":"免押金借书","eligible":true,"state":"TAKEN",
            "heldUntil":"2026-12-06T10:10:41Z","takenAt":"2026-12-06T10:01:12Z"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnCheck(
            UUID id,
            Instant at,
            String merchant,
            @Nullable String branch,
            String scenario,
            String title,
            boolean eligible,
            @Nullable String why,
            CheckState state,
            @Nullable Instant heldUntil,
            @Nullable Instant takenAt,
            @Nullable Instant returnedAt,
            @Nullable Fulfilment fulfilment,
            @Nullable Instant pausedUntil,
            @Nullable OwnObjection objection) {}

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMyChecks", summary = "商家核验过我的哪些优惠，答了什么，为什么；新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<OwnCheck> list(@BeanParam PageQuery page) throws SQLException {
        long citizen = me.citizen();
        audit.record(AuditEntry.of(me.actor(), "OWN_CHECKS_READ").about(citizen));
        return answers.of(citizen, checks.of(citizen, page));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "releaseMyPlace", summary = "放弃为我保留的名额，名额即刻恢复；已经失效的不变")
    @APIResponse(responseCode = "204", description = "没有保留了")
    @APIResponse(responseCode = "404", description = "我没有这次核验")
    public void letGo(@PathParam("id") UUID id) throws SQLException {
        checks.letGo(me.citizen(), id, me.actor());
    }
}
