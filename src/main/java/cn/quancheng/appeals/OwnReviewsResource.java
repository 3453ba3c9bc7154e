package cn.quancheng.appeals;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.reviews.ReviewState;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** A citizen asks for a person to look again at a score. */
@Path("/api/v1/me/reviews")
@Tag(name = "人工复核")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OwnReviewsResource {
    private final SecondLooks secondLooks;
    private final SecondLookRepository rows;
    private final Me me;
    private final AuditBook audit;

    OwnReviewsResource(SecondLooks secondLooks, SecondLookRepository rows, Me me, AuditBook audit) {
        this.secondLooks = secondLooks;
        this.rows = rows;
        this.me = me;
        this.audit = audit;
    }

    /**
     * What to look at again, and why.
     *
     * @param statement what the citizen thinks is wrong
     */
    @Schema(name = "SecondLookRequest", example = "{\"month\":\"2026-11\",\"statement\":\"我的志愿服务少算了八小时。\"}")
    record Wanted(
            @NotNull YearMonth month,
            @NotBlank @Size(max = 2000) String statement) {
        /** Not what the citizen says. */
        @Override
        public String toString() {
            return "a second look at " + month;
        }
    }

    /**
     * How it stands.
     *
     * @param dueOn by when it will be answered
     * @param reason what the reviewer says; absent until it is decided
     */
    @Schema(name = "SecondLook", example = """
            {"id":12,"kind":"SECOND_LOOK","month":"2026-11","statement":"我的志愿服务少算了八小时。","state":"OPEN",
            "askedAt":"2026-11-24T04:00:00Z","dueOn":"2026-12-09"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnReview(
            long id,
            ReviewKind kind,
            YearMonth month,
            String statement,
            ReviewState state,
            Instant askedAt,
            LocalDate dueOn,
            @Nullable Instant endedAt,
            @Nullable String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "askForSecondLook",
            summary = "请人复核某个月的分数：15天内由人审看并答复",
            description = "复核不改规则，也没有人手工改分：发现差错的，更正差错所在的记录，分数随即重算。同时只能有一项在办。")
    @APIResponse(responseCode = "201", description = "已受理")
    @APIResponse(responseCode = "409", description = "没有生效的同意、这个月没有分数，或已有一项在办")
    public OwnReview ask(@Valid @NotNull Wanted wanted) throws SQLException {
        return own(secondLooks.ask(me.citizen(), wanted.month(), wanted.statement(), me.actor()));
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMySecondLooks", summary = "我提出的复核，新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<OwnReview> list(@BeanParam PageQuery page) {
        Page<SecondLooks.Asked> found = secondLooks.of(me.citizen(), page);
        audit.record(AuditEntry.of(me.actor(), "SECOND_LOOKS_READ").about(me.citizen()));
        return found.map(this::own);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "takeSecondLookBack", summary = "撤回复核；可以重复")
    @APIResponse(responseCode = "204", description = "已撤回")
    @APIResponse(responseCode = "404", description = "我没有这项复核")
    @APIResponse(responseCode = "409", description = "已经办结")
    public void takeBack(@PathParam("id") long id) throws SQLException {
        secondLooks.takeBack(id, me.citizen(), me.actor());
    }

    private OwnReview own(SecondLooks.Asked asked) {
        Review review = asked.review();
        return new OwnReview(
                review.id(),
                review.kind(),
                asked.look().month(),
                rows.statement(asked.look()),
                review.state(),
                review.askedAt(),
                review.dueOn(),
                review.endedAt(),
                review.reason());
    }
}
