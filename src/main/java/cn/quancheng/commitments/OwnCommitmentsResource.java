package cn.quancheng.commitments;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** A citizen promises something, and says later that it was kept. */
@Path("/api/v1/me/commitments")
@Tag(name = "我的信用承诺")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OwnCommitmentsResource {
    private final Commitments commitments;
    private final CommitmentRepository rows;
    private final Me me;
    private final AuditBook audit;
    private final Clock clock;

    OwnCommitmentsResource(Commitments commitments, CommitmentRepository rows, Me me, AuditBook audit, Clock clock) {
        this.commitments = commitments;
        this.rows = rows;
        this.me = me;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is promised: a template's code. */
    @Schema(name = "CommitmentRequest", example = "{\"template\":\"WALKING_DOGS\"}")
    record Wanted(@NotBlank @Size(max = 40) String template) {}

    /**
     * That it was kept.
     *
     * @param statement how, in the citizen's words
     */
    @Schema(name = "FulfilmentRequest", example = "{\"statement\":\"半年来遛犬均牵绳并清理粪便，社区可以证明。\"}")
    record Fulfilment(@NotBlank @Size(max = 2000) String statement) {
        /** Not what the citizen says. */
        @Override
        public String toString() {
            return "a fulfilment";
        }
    }

    /**
     * How it stands.
     *
     * @param text what was promised, in the words of that day
     * @param endsOn from this day on it can be said that it was kept
     * @param statement how it was kept; absent until that is said
     * @param dueOn the last day on which a reviewer decides in time; absent until there is something to decide
     * @param decisionReason what the reviewer says; absent until it is decided
     */
    @Schema(name = "Commitment", example = """
            {"id":7,"template":"WALKING_DOGS","title":"文明养犬承诺","text":"本人承诺依法登记、免疫，遛犬牵绳，清理粪便。",
            "state":"MADE","madeOn":"2026-11-24","endsOn":"2027-05-24"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnCommitment(
            long id,
            String template,
            String title,
            String text,
            CommitmentState state,
            LocalDate madeOn,
            LocalDate endsOn,
            @Nullable String statement,
            @Nullable LocalDate dueOn,
            @Nullable Instant endedAt,
            @Nullable String decisionReason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "makeCommitment",
            summary = "作出一项信用承诺",
            description = "同一样本同时只能有一项。没有履行的不扣分、不留任何不利记录；退出计分时，未完的承诺随即终止。")
    @APIResponse(responseCode = "201", description = "已作出")
    @APIResponse(responseCode = "404", description = "没有这个样本")
    @APIResponse(responseCode = "409", description = "没有生效的同意，或已有一项同样的承诺")
    public OwnCommitment make(@Valid @NotNull Wanted wanted) throws SQLException {
        return own(commitments.make(me.citizen(), wanted.template(), me.actor()));
    }

    @POST
    @Path("/{id}/fulfilment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "reportFulfilment",
            summary = "期满之后报告已经履行：5个工作日内由人核实，属实的记为信用承诺履行",
            description = "期满六个月没有报告的，承诺失效，不扣分。")
    @APIResponse(responseCode = "201", description = "已受理")
    @APIResponse(responseCode = "404", description = "我没有这项承诺")
    @APIResponse(responseCode = "409", description = "没有生效的同意，还没有期满，已经报告过，或承诺已经终止")
    public OwnCommitment fulfil(@PathParam("id") long id, @Valid @NotNull Fulfilment fulfilment) throws SQLException {
        return own(commitments.fulfil(id, me.citizen(), fulfilment.statement(), me.actor()));
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMyCommitments", summary = "我的信用承诺，新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<OwnCommitment> list(@BeanParam PageQuery page) {
        Page<Commitments.Promised> found = commitments.of(me.citizen(), page);
        read();
        return found.map(this::own);
    }

    @GET
    @Path("/{id}")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "getMyCommitment", summary = "我的一项信用承诺：全文、期限、结果")
    @APIResponse(responseCode = "200", description = "现状")
    @APIResponse(responseCode = "404", description = "我没有这项承诺")
    public OwnCommitment one(@PathParam("id") long id) {
        Commitments.Promised promised = commitments.one(id, me.citizen());
        read();
        return own(promised);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "takeCommitmentBack", summary = "撤回一项承诺，不扣分；可以重复")
    @APIResponse(responseCode = "204", description = "已撤回")
    @APIResponse(responseCode = "404", description = "我没有这项承诺")
    @APIResponse(responseCode = "409", description = "已经履行或失效")
    public void takeBack(@PathParam("id") long id) throws SQLException {
        commitments.takeBack(id, me.citizen(), me.actor());
    }

    private void read() {
        audit.record(AuditEntry.of(me.actor(), "COMMITMENTS_READ").about(me.citizen()));
    }

    private OwnCommitment own(Commitments.Promised promised) {
        Commitment commitment = promised.commitment();
        Review review = promised.review();
        return new OwnCommitment(
                commitment.id(),
                commitment.template(),
                commitment.title(),
                commitment.text(),
                commitment.state(LocalDate.now(clock)),
                commitment.madeOn(),
                commitment.endsOn(),
                rows.statement(commitment),
                review == null ? null : review.dueOn(),
                commitment.endedAt(),
                review == null ? null : review.reason());
    }
}
