package cn.quancheng.appeals.disputes;

import cn.quancheng.citizens.Citizens;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.reviews.Reviews;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/** A department reads what is said against its own records, and answers. Who decides is a reviewer, not the department. */
@Path("/api/v1/departments/disputes")
@Tag(name = "异议答复")
@RolesAllowed(Role.Names.DEPARTMENT)
@Produces(MediaType.APPLICATION_JSON)
class ForwardedDisputesResource {
    private final ForwardedDisputes disputes;
    private final DisputeWords words;
    private final Citizens citizens;
    private final Models models;
    private final Caller caller;

    ForwardedDisputesResource(
            ForwardedDisputes disputes, DisputeWords words, Citizens citizens, Models models, Caller caller) {
        this.disputes = disputes;
        this.words = words;
        this.citizens = citizens;
        this.models = models;
        this.caller = caller;
    }

    /**
     * A dispute in the department's list; it names nobody and says nothing of what the citizen said.
     *
     * @param dueOn the last day on which it is decided in time, answered or not
     */
    @Schema(name = "ForwardedDispute", example = """
            {"id":31,"recordNo":"CF-2026-118","item":"UNCIVIL_BEHAVIOR","itemName":"不文明行为处罚","reason":"NOT_MINE",
            "askedAt":"2026-11-24T04:00:00Z","dueOn":"2026-12-01","answered":false}""")
    record Listed(
            long id,
            String recordNo,
            String item,
            String itemName,
            DisputeReason reason,
            Instant askedAt,
            LocalDate dueOn,
            boolean answered) {}

    /**
     * What the department reads.
     *
     * @param idNumber masked
     * @param answer what the department said to it; absent until it did
     */
    @Schema(name = "OpenedForwardedDispute", example = """
            {"dispute":{"id":31,"recordNo":"CF-2026-118","item":"UNCIVIL_BEHAVIOR","itemName":"不文明行为处罚",
            "reason":"NOT_MINE","askedAt":"2026-11-24T04:00:00Z","dueOn":"2026-12-01","answered":false},
            "idNumber":"370199********0010","statement":"当天我在外地出差，被处罚的不是我。"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Opened(
            Listed dispute,
            String idNumber,
            String statement,
            @Nullable String newFacts,
            DisputeWords.@Nullable Answer answer) {}

    /**
     * What the department says.
     *
     * @param agrees whether it holds its own record to be wrong
     * @param statement what it found, in words; the reviewer and the citizen read it
     */
    @Schema(name = "DepartmentAnswerRequest", example = "{\"agrees\":true,\"statement\":\"经核对，录入时证件号有误，同意撤销。\"}")
    record AnswerRequest(
            @NotNull Boolean agrees,
            @NotBlank @Size(min = 5, max = 2000) String statement) {
        /** Not what was said. */
        @Override
        public String toString() {
            return "an answer to a dispute";
        }
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listForwardedDisputes", summary = "对本部门记录的、正在办理的异议，先提出的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    @APIResponse(responseCode = "404", description = "不能代这个部门报送")
    public Page<Listed> list(
            @BeanParam PageQuery page,
            @Parameter(description = "代其他部门报送的，要看的部门；不写为本部门") @QueryParam("department") @Nullable String department) {
        DepartmentGrant grant = caller.departmentGrant();
        String owner = department == null ? grant.department() : department;
        if (!grant.allowsDepartment(owner)) {
            throw Reviews.notFound();
        }
        return disputes.open(owner, page).map(this::listed);
    }

    @GET
    @Path("/{id}")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "openForwardedDispute", summary = "查看一项异议的陈述；记入日志，市民本人可见", description = "办结或撤回之后不再可见。")
    @APIResponse(responseCode = "200", description = "市民的陈述")
    @APIResponse(responseCode = "404", description = "本部门的记录没有这项正在办理的异议")
    public Opened open(@PathParam("id") long id) throws SQLException {
        return opened(disputes.read(id, caller.departmentGrant(), caller.login()));
    }

    @POST
    @Path("/{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "answerForwardedDispute",
            summary = "答复一项异议，只能答复一次；由复核人员决定，市民可以读到答复",
            description = "同意的，复核人员据此撤销记录；部门也可以自行撤销记录（closeRecord）。")
    @APIResponse(responseCode = "200", description = "已收到")
    @APIResponse(responseCode = "404", description = "本部门的记录没有这项异议")
    @APIResponse(responseCode = "409", description = "已经答复，或异议已经办结、撤回")
    public Opened answer(@PathParam("id") long id, @Valid @NotNull AnswerRequest answer) throws SQLException {
        return opened(
                disputes.answer(id, answer.agrees(), answer.statement(), caller.departmentGrant(), caller.login()));
    }

    private Listed listed(Disputes.Raised raised) {
        Dispute dispute = raised.dispute();
        return new Listed(
                dispute.id(),
                dispute.key().recordNo(),
                dispute.item(),
                models.catalogue().item(dispute.item()).map(CatalogueItem::name).orElse(dispute.item()),
                dispute.reason(),
                raised.review().askedAt(),
                raised.review().dueOn(),
                dispute.isAnswered());
    }

    private Opened opened(Disputes.Raised raised) throws SQLException {
        Dispute dispute = raised.dispute();
        return new Opened(
                listed(raised),
                citizens.find(dispute.citizenId()).orElseThrow().idNumber().masked(),
                words.statement(dispute),
                words.newFacts(dispute),
                words.answer(dispute));
    }
}
