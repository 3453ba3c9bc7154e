package cn.quancheng.reviews;

import cn.quancheng.platform.Page;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
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

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What there is for reviewers to decide. The list names nobody; whoever opens a review is written down. */
@Path("/api/v1/reviews")
@Tag(name = "待办")
@RolesAllowed(Role.Names.REVIEWER)
@Produces(MediaType.APPLICATION_JSON)
class ReviewsResource {
    private final ReviewQueue queue;
    private final ReviewWork work;
    private final ReviewAnswers answers;
    private final Caller caller;
    private final Clock clock;

    ReviewsResource(ReviewQueue queue, ReviewWork work, ReviewAnswers answers, Caller caller, Clock clock) {
        this.queue = queue;
        this.work = work;
        this.answers = answers;
        this.caller = caller;
        this.clock = clock;
    }

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
    @Operation(operationId = "listReviews", summary = "待办和已办，期限近的在前；列表不显示是谁")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "查询条件或分页参数有误")
    public Page<ReviewAnswers.Listed> list(@BeanParam QueueQuery query) {
        return queue.page(query, caller.login()).map(answers::listed);
    }

    @GET
    @Path("/summary")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "summarizeReviews", summary = "待办有多少：按种类，其中今天到期、已逾期、没有人领取的")
    @APIResponse(responseCode = "200", description = "每个种类一行，没有待办的也在内")
    public List<ReviewQueue.Waiting> summary() throws SQLException {
        return queue.waiting(LocalDate.now(clock), clock.instant());
    }

    @POST
    @Path("/{id}/claim")
    @Operation(
            operationId = "claimReview",
            summary = "领取一项：期间别人不能查看、办理；可以重复，重复即延长",
            description = "先领取，才能查看和办理。到期未办的，别人可以领取。")
    @APIResponse(responseCode = "200", description = "已领取，至claimedUntil为止")
    @APIResponse(responseCode = "404", description = "没有这一项")
    @APIResponse(responseCode = "409", description = "已经办结、撤回，别人正在办理，或者须由另一人办理")
    public ReviewAnswers.Listed claim(@PathParam("id") long id) {
        return answers.listed(work.claim(id, caller.login()));
    }

    @DELETE
    @Path("/{id}/claim")
    @Operation(operationId = "releaseReview", summary = "放回领取的一项，由别人办理；可以重复")
    @APIResponse(responseCode = "204", description = "不再由我办理")
    @APIResponse(responseCode = "404", description = "没有这一项")
    public void release(@PathParam("id") long id) {
        work.release(id, caller.login());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "openReview",
            summary = "查看领取的一项：是谁、说了什么、涉及什么；记入日志，市民本人可见",
            description = "matter因种类而异。已经办结的，只有经办人可以查看，其中不再有分数和证明材料。")
    @APIResponse(responseCode = "200", description = "所要办理的全部")
    @APIResponse(responseCode = "404", description = "没有这一项")
    @APIResponse(responseCode = "409", description = "没有领取，或不是经办人")
    public ReviewAnswers.Opened open(@PathParam("id") long id) throws SQLException {
        return answers.opened(work.open(id, caller.login()));
    }

    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideReview",
            summary = "办结领取的一项，并告知市民；涉及记录的，市民本月的分数当即重算",
            description = "理由须用白话写明看了什么、做了什么，市民会读到。认定虚假申报须两人先后同意：第一人同意后仍为OPEN，由另一人领取、决定。")
    @APIResponse(responseCode = "200", description = "已办结；须两人的，或已记下第一人的意见")
    @APIResponse(responseCode = "404", description = "没有这一项")
    @APIResponse(responseCode = "409", description = "已经办结、撤回，或没有领取")
    public ReviewAnswers.Listed decide(@PathParam("id") long id, @Valid @NotNull Decided decided) throws SQLException {
        return answers.listed(work.decide(id, decided.decision(), decided.reason(), caller.login()));
    }
}
