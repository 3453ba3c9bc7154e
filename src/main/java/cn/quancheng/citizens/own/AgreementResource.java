package cn.quancheng.citizens.own;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.sql.SQLException;
import java.time.LocalDate;

/** A citizen's own yes, no and no longer to being scored. */
@Path("/api/v1/me/agreement")
@Tag(name = "我的同意")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class AgreementResource {
    private final OwnAgreement agreement;
    private final AgreementRefusals refusals;
    private final Me me;
    private final AuditBook audit;

    AgreementResource(OwnAgreement agreement, AgreementRefusals refusals, Me me, AuditBook audit) {
        this.agreement = agreement;
        this.refusals = refusals;
        this.me = me;
        this.audit = audit;
    }

    /**
     * What became of a no.
     *
     * @param askAgainOn the first day on which the citizen may be asked again
     */
    @Schema(name = "AgreementRefused", example = "{\"askAgainOn\":\"2026-12-24\"}")
    record Refused(LocalDate askAgainOn) {}

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "getMyAgreement", summary = "我的同意：现状、回执、下一步可以做什么、是否应当再问")
    @APIResponse(responseCode = "200", description = "没有同意过的，state为NONE；next是下一步，用白话写成")
    public OwnAgreementAnswer get() throws SQLException {
        long citizen = me.citizen();
        audit.record(AuditEntry.of(me.actor(), "AGREEMENT_READ").about(citizen));
        return agreement.answer(citizen);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "agree",
            summary = "同意告知书：当即计分，并得到一份签名的回执",
            description = "重复提交得到同一份回执；最后30天内、告知书有新版本或先前是纸质同意的，再次提交即为续签，首日不变。")
    @APIResponse(responseCode = "200", description = "回执，用 /.well-known/jwks.json 的公钥验证")
    @APIResponse(responseCode = "409", description = "告知书已有变更，Link指向现行的一版")
    @APIResponse(responseCode = "422", description = "未满18周岁")
    public AgreementReceipt agree(@Valid @NotNull NoticeRead read) throws SQLException {
        return agreement.agree(me.citizen(), read, me.actor());
    }

    @DELETE
    @Operation(operationId = "withdrawMyAgreement", summary = "退出：立即不再计分，已有的分数全部删除；不需要理由，可以重复")
    @APIResponse(responseCode = "204", description = "已退出")
    public void withdraw() throws SQLException {
        agreement.withdraw(me.citizen(), me.actor());
    }

    @PUT
    @Path("/refusal")
    @Operation(operationId = "declineAgreement", summary = "不同意：30天内不再询问，没有任何损失；想同意随时可以")
    @APIResponse(responseCode = "200", description = "从哪一天起才可以再问")
    public Refused refuse() throws SQLException {
        return new Refused(refusals.say(me.citizen()));
    }
}
