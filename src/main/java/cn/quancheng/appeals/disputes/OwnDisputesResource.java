package cn.quancheng.appeals.disputes;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.reviews.Review;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/** A citizen holds a record to be wrong. It needs no agreement: the record is held about them either way. */
@Path("/api/v1/me/disputes")
@Tag(name = "我的异议")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OwnDisputesResource {
    private final Disputes disputes;
    private final DisputeWords words;
    private final Models models;
    private final Me me;
    private final AuditBook audit;

    OwnDisputesResource(Disputes disputes, DisputeWords words, Models models, Me me, AuditBook audit) {
        this.disputes = disputes;
        this.words = words;
        this.models = models;
        this.me = me;
        this.audit = audit;
    }

    /**
     * How it stands.
     *
     * @param dueOn the last day on which it is decided in time
     * @param departmentAnswer what the department says; absent until it did
     * @param decisionReason what the reviewer says; absent until it is decided
     */
    @Schema(name = "Dispute", example = """
            {"id":31,"recordNo":"CF-2026-118","department":"市城市管理局","item":"UNCIVIL_BEHAVIOR","itemName":"不文明行为处罚",
            "reason":"NOT_MINE","statement":"当天我在外地出差，被处罚的不是我。","state":"OPEN",
            "askedAt":"2026-11-24T04:00:00Z","dueOn":"2026-12-01"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnDispute(
            long id,
            String recordNo,
            String department,
            String item,
            String itemName,
            DisputeReason reason,
            String statement,
            @Nullable String newFacts,
            DisputeState state,
            Instant askedAt,
            LocalDate dueOn,
            DisputeWords.@Nullable Answer departmentAnswer,
            @Nullable Instant endedAt,
            @Nullable String decisionReason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "raiseDispute",
            summary = "对一条记录提出异议：失信记录从此刻起不计分，5个工作日内答复",
            description = "不需要已同意计分。陈述会转给报送该记录的部门。异议成立的，记录撤销；不成立的，恢复计分。" + "同一条记录的异议曾被驳回的，须在newFacts中写明此后有什么新情况。")
    @APIResponse(responseCode = "201", description = "已受理，并已标注")
    @APIResponse(responseCode = "400", description = "两个部门有相同编号的记录，须指明部门")
    @APIResponse(responseCode = "404", description = "我没有这个编号的记录")
    @APIResponse(responseCode = "409", description = "记录已经停止使用，异议或修复正在办理，或者没有新情况")
    public OwnDispute raise(@Valid @NotNull DisputeRequest wanted) throws SQLException {
        return own(disputes.raise(me.citizen(), wanted, me.actor()));
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMyDisputes", summary = "我提出的异议，新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<OwnDispute> list(@BeanParam PageQuery page) {
        Page<Disputes.Raised> found = disputes.of(me.citizen(), page);
        read();
        return found.map(this::own);
    }

    @GET
    @Path("/{id}")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "getMyDispute", summary = "我的一项异议：部门的答复、办理的结果")
    @APIResponse(responseCode = "200", description = "现状")
    @APIResponse(responseCode = "404", description = "我没有这项异议")
    public OwnDispute one(@PathParam("id") long id) {
        Disputes.Raised raised = disputes.one(id, me.citizen());
        read();
        return own(raised);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "takeDisputeBack", summary = "撤回异议：记录恢复计分；可以重复")
    @APIResponse(responseCode = "204", description = "已撤回")
    @APIResponse(responseCode = "404", description = "我没有这项异议")
    @APIResponse(responseCode = "409", description = "已经办结")
    public void takeBack(@PathParam("id") long id) throws SQLException {
        disputes.takeBack(id, me.citizen(), me.actor());
    }

    private void read() {
        audit.record(AuditEntry.of(me.actor(), "DISPUTES_READ").about(me.citizen()));
    }

    private OwnDispute own(Disputes.Raised raised) {
        Dispute dispute = raised.dispute();
        Review review = raised.review();
        return new OwnDispute(
                dispute.id(),
                dispute.key().recordNo(),
                dispute.key().department(),
                dispute.item(),
                models.catalogue().item(dispute.item()).map(CatalogueItem::name).orElse(dispute.item()),
                dispute.reason(),
                words.statement(dispute),
                words.newFacts(dispute),
                DisputeState.of(review.state()),
                review.askedAt(),
                review.dueOn(),
                words.answer(dispute),
                review.endedAt(),
                review.reason());
    }
}
