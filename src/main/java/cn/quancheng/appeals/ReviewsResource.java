package cn.quancheng.appeals;

import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** What there is for reviewers to decide. The list names nobody; whoever opens a review is written down. */
@Path("/api/v1/reviews")
@Tag(name = "人工复核")
@RolesAllowed(Role.Names.REVIEWER)
@Produces(MediaType.APPLICATION_JSON)
class ReviewsResource {
    private final SecondLooks secondLooks;
    private final SecondLookRepository rows;
    private final OpenedReviews opened;
    private final Caller caller;
    private final Clock clock;

    ReviewsResource(
            SecondLooks secondLooks, SecondLookRepository rows, OpenedReviews opened, Caller caller, Clock clock) {
        this.secondLooks = secondLooks;
        this.rows = rows;
        this.opened = opened;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A review in the list.
     *
     * @param subjectId what it is about: of a second look the score's month
     * @param overdue whether it should have been answered by now
     * @param reason what was decided, in words; absent until then
     */
    @Schema(name = "Review", example = """
            {"id":12,"kind":"SECOND_LOOK","subjectId":"2026-11","state":"OPEN","askedAt":"2026-11-24T04:00:00Z",
            "dueOn":"2026-12-09","overdue":false}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Review(
            long id,
            ReviewKind kind,
            String subjectId,
            ReviewState state,
            Instant askedAt,
            LocalDate dueOn,
            boolean overdue,
            @Nullable String reason) {}

    /**
     * What a reviewer comes to.
     *
     * @param reason what was found and what was done about it, in words that the citizen reads
     */
    @Schema(
            name = "ReviewDecision",
            example = "{\"decision\":\"ACCEPT\",\"reason\":\"经核对，ZY-1号记录的时长有误，报送部门已更正并重新报送，分数已重算。\"}")
    record Decided(
            @NotNull Decision decision,
            @NotBlank @Size(min = 10, max = 1000) String reason) {}

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listReviews", summary = "待办和已办的复核，旧的在前；列表不显示是谁")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "查询条件或分页参数有误")
    public Page<Review> list(
            @Parameter(description = "种类", schema = @Schema(implementation = ReviewKind.class))
                    @QueryParam("kind")
                    @Nullable
                    String kind,
            @Parameter(description = "状态", schema = @Schema(implementation = ReviewState.class, defaultValue = "OPEN"))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @BeanParam PageQuery page) {
        if (kind != null) {
            one(ReviewKind.values(), kind, "kind", "appeals.unknown-kind");
        }
        ReviewState wanted =
                state == null ? ReviewState.OPEN : one(ReviewState.values(), state, "state", "appeals.unknown-state");
        return Page.of(rows.in(wanted, page.afterNumber().orElse(0L), page), page, look -> String.valueOf(look.id()))
                .map(this::review);
    }

    @GET
    @Path("/{id}")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "openReview", summary = "打开一项复核：市民的陈述、分数及其逐项说明；记入日志，市民本人可见")
    @APIResponse(responseCode = "200", description = "已经没有分数的，score为null")
    @APIResponse(responseCode = "404", description = "没有这项复核")
    public OpenedReview open(@PathParam("id") long id) throws SQLException {
        return opened.open(id, caller.login());
    }

    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideReview",
            summary = "办结一项复核，并告知市民",
            description = "ACCEPT：发现差错，并且已经用既有的办法更正（停用记录、支持异议等）；REJECT：没有差错。两者都须用白话写明看了什么、做了什么。")
    @APIResponse(responseCode = "200", description = "已办结")
    @APIResponse(responseCode = "404", description = "没有这项复核")
    @APIResponse(responseCode = "409", description = "已经办结或者撤回")
    public Review decide(@PathParam("id") long id, @Valid @NotNull Decided decided) {
        return review(secondLooks.decide(id, decided.decision(), decided.reason(), caller.login()));
    }

    private Review review(SecondLook look) {
        return new Review(
                look.id(),
                ReviewKind.SECOND_LOOK,
                look.month().toString(),
                look.state(),
                look.askedAt(),
                look.dueOn(),
                look.isOpen() && look.dueOn().isBefore(LocalDate.now(clock)),
                look.reason());
    }

    private static <E extends Enum<E>> E one(E[] values, String name, String field, String words) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refusal(field, words));
    }

    private static Refusal refusal(String field, String words) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400").violation(field, words);
    }
}
