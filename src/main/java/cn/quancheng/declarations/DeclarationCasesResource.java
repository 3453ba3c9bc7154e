package cn.quancheng.declarations;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewState;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import java.sql.SQLException;
import java.time.LocalDate;

/** What the reviewer on a declaration's case sees and says besides deciding it. */
@Path("/api/v1/declarations")
@Tag(name = "待办")
@RolesAllowed(Role.Names.REVIEWER)
@Produces(MediaType.APPLICATION_JSON)
class DeclarationCasesResource {
    private final Falsehoods falsehoods;
    private final DeclaredEvidence evidence;
    private final Caller caller;

    DeclarationCasesResource(Falsehoods falsehoods, DeclaredEvidence evidence, Caller caller) {
        this.falsehoods = falsehoods;
        this.evidence = evidence;
        this.caller = caller;
    }

    /**
     * Why a declaration is held to be false.
     *
     * @param reason in words that the citizen reads
     */
    @Schema(name = "FalsehoodProposal", example = "{\"reason\":\"经向市总工会核实，该证书编号从未发出，印章与备案不符。\"}")
    record Proposed(@NotBlank @Size(min = 10, max = 1000) String reason) {}

    /**
     * The review in which another person decides.
     *
     * @param dueOn the last day on which it is decided in time
     */
    @Schema(
            name = "FalsehoodReview",
            example = "{\"reviewId\":31,\"declarationId\":7,\"state\":\"OPEN\",\"dueOn\":\"2026-12-18\"}")
    record Opened(long reviewId, long declarationId, ReviewState state, LocalDate dueOn) {}

    @POST
    @Path("/{id}/falsehood")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "proposeFalsehood",
            summary = "提出一项申报虚假：告知市民并听取其说明，由另一人决定",
            description =
                    "只有正在办理或者办结该申报的人可以提出，每项申报只能提出一次。提出后出现一项FALSE_DECLARATION待办，" + "提出人不能再办理；另一人同意的，才认定虚假、记录失信信息。")
    @APIResponse(responseCode = "201", description = "已提出，市民已被告知")
    @APIResponse(responseCode = "404", description = "没有这项申报")
    @APIResponse(responseCode = "409", description = "不是经办人，申报已撤回，市民已退出，或者已经提出过")
    public Opened propose(@PathParam("id") long id, @Valid @NotNull Proposed proposed) throws SQLException {
        Review review = falsehoods.propose(id, proposed.reason(), caller.login());
        return new Opened(review.id(), id, review.state(), review.dueOn());
    }

    @GET
    @Path("/{id}/evidence/{piece}")
    @Produces({"image/jpeg", "image/png", "application/pdf"})
    @Operation(
            operationId = "openEvidence",
            summary = "查看所领取的申报的一份证明材料；记入日志，市民本人可见",
            description = "须已领取该申报或其虚假认定的待办；办结之后不能再看。")
    @APIResponse(
            responseCode = "200",
            description = "重新编码后的文件",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "没有这份材料")
    @APIResponse(responseCode = "409", description = "没有领取，或者已经办结")
    @APIResponse(responseCode = "503", description = "存储暂时不可用")
    public Response evidence(@PathParam("id") long id, @PathParam("piece") long piece) {
        return EvidenceAnswers.file(evidence.openForReviewer(id, piece, caller.login()));
    }
}
