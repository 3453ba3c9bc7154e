package cn.quancheng.appeals.repairs;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewState;
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

/** A citizen asks for a failing to be repaired. It needs no agreement: the record is held about them either way. */
@Path("/api/v1/me/repairs")
@Tag(name = "我的信用修复")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OwnRepairsResource {
    private final Repairs repairs;
    private final RepairRepository rows;
    private final RepairOffers offers;
    private final Models models;
    private final Me me;
    private final AuditBook audit;

    OwnRepairsResource(
            Repairs repairs, RepairRepository rows, RepairOffers offers, Models models, Me me, AuditBook audit) {
        this.repairs = repairs;
        this.rows = rows;
        this.offers = offers;
        this.models = models;
        this.me = me;
        this.audit = audit;
    }

    /**
     * How it stands.
     *
     * @param state ACCEPTED: the record is repaired, and out of use since {@code endedAt}
     * @param dueOn the last day on which it is decided in time
     * @param decisionReason what the reviewer says; absent until it is decided
     */
    @Schema(name = "Repair", example = """
            {"id":32,"recordNo":"CF-2026-118","department":"市城市管理局","item":"UNCIVIL_BEHAVIOR","itemName":"不文明行为处罚",
            "route":"TRAINING","statement":"已于2026年11月10日参加信用修复培训并考试合格。","state":"OPEN",
            "askedAt":"2026-11-24T04:00:00Z","dueOn":"2026-11-27"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnRepair(
            long id,
            String recordNo,
            String department,
            String item,
            String itemName,
            RepairRoute route,
            String statement,
            @Nullable String performanceDocument,
            ReviewState state,
            Instant askedAt,
            LocalDate dueOn,
            @Nullable Instant endedAt,
            @Nullable String decisionReason) {}

    @GET
    @Path("/offers")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMyRepairOffers", summary = "哪些记录可以修复、从哪天起、可走哪些途径，各要做什么")
    @APIResponse(responseCode = "200", description = "可以修复的记录和六种途径")
    public RepairOffers.Offers offers() throws SQLException {
        RepairOffers.Offers found = offers.of(me.citizen());
        read("REPAIR_OFFERS_READ");
        return found;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "askForRepair",
            summary = "申请修复一条失信记录：3个工作日内决定，通过的当日停止使用",
            description = "不需要已同意计分。须已满目录规定的期限；以履行为条件的，须写明证明已履行的文书号。同一条记录同时只能有一项在办。")
    @APIResponse(responseCode = "201", description = "已受理")
    @APIResponse(responseCode = "400", description = "两个部门有相同编号的记录，须指明部门；或缺少证明已履行的文书号")
    @APIResponse(responseCode = "404", description = "我没有这个编号的记录")
    @APIResponse(responseCode = "409", description = "不能修复，还不到可以修复的日期，记录已停止使用或已到期，异议或修复正在办理")
    public OwnRepair ask(@Valid @NotNull RepairRequest wanted) throws SQLException {
        return own(repairs.ask(me.citizen(), wanted, me.actor()));
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMyRepairs", summary = "我申请的信用修复，新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<OwnRepair> list(@BeanParam PageQuery page) {
        Page<Repairs.Asked> found = repairs.of(me.citizen(), page);
        read("REPAIRS_READ");
        return found.map(this::own);
    }

    @GET
    @Path("/{id}")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "getMyRepair", summary = "我的一项信用修复：进度和结果")
    @APIResponse(responseCode = "200", description = "现状")
    @APIResponse(responseCode = "404", description = "我没有这项修复")
    public OwnRepair one(@PathParam("id") long id) {
        Repairs.Asked asked = repairs.one(id, me.citizen());
        read("REPAIRS_READ");
        return own(asked);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "takeRepairBack", summary = "撤回修复申请；可以重复")
    @APIResponse(responseCode = "204", description = "已撤回")
    @APIResponse(responseCode = "404", description = "我没有这项修复")
    @APIResponse(responseCode = "409", description = "已经办结")
    public void takeBack(@PathParam("id") long id) throws SQLException {
        repairs.takeBack(id, me.citizen(), me.actor());
    }

    private void read(String action) {
        audit.record(AuditEntry.of(me.actor(), action).about(me.citizen()));
    }

    private OwnRepair own(Repairs.Asked asked) {
        Repair repair = asked.repair();
        Review review = asked.review();
        return new OwnRepair(
                repair.id(),
                repair.key().recordNo(),
                repair.key().department(),
                repair.item(),
                models.catalogue().item(repair.item()).map(CatalogueItem::name).orElse(repair.item()),
                repair.route(),
                rows.statement(repair),
                rows.performance(repair),
                review.state(),
                review.askedAt(),
                review.dueOn(),
                review.endedAt(),
                review.reason());
    }
}
