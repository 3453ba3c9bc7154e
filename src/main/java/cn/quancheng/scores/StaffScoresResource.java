package cn.quancheng.scores;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Agreed;
import cn.quancheng.citizens.AgreementView;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.citizens.Channel;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.models.Models;
import cn.quancheng.models.Notice;
import cn.quancheng.models.Notices;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Messages;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import java.time.LocalDate;
import java.util.Optional;

/** What staff with a case do for one citizen: look, take an agreement back, write one down. */
@Path("/api/v1/citizens")
@Tag(name = "个案查询")
@RolesAllowed(Role.Names.REVIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class StaffScoresResource {
    private final Citizens citizens;
    private final Agreements agreements;
    private final Notices notices;
    private final Scores scores;
    private final Models models;
    private final AuditBook audit;
    private final Caller caller;
    private final Messages messages;
    private final Clock clock;

    StaffScoresResource(
            Citizens citizens,
            Agreements agreements,
            Notices notices,
            Scores scores,
            Models models,
            AuditBook audit,
            Caller caller,
            Messages messages,
            Clock clock) {
        this.citizens = citizens;
        this.agreements = agreements;
        this.notices = notices;
        this.scores = scores;
        this.models = models;
        this.audit = audit;
        this.caller = caller;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whom, and for which case. */
    @Schema(name = "CitizenSearch", example = "{\"idNumber\":\"370199198503120010\",\"caseNumber\":\"济信异字〔2026〕12号\"}")
    record Request(
            @NotNull String idNumber,
            @NotBlank @Size(max = 100) String caseNumber) {
        @Override
        public String toString() {
            return "a search for case " + caseNumber;
        }
    }

    /** An agreement that a citizen signed on paper. */
    @Schema(
            name = "SignedAgreement",
            example =
                    "{\"idNumber\":\"370199198503120010\",\"caseNumber\":\"济信同字〔2026〕5号\",\"agreedOn\":\"2026-11-20\",\"agreementNo\":\"TY-2026-0005\"}")
    record Signed(
            @NotNull String idNumber,
            @NotBlank @Size(max = 100) String caseNumber,
            @NotNull LocalDate agreedOn,
            @NotBlank @Size(max = 100) String agreementNo) {
        @Override
        public String toString() {
            return "an agreement for case " + caseNumber;
        }
    }

    /**
     * A citizen with the score of the newest published month.
     *
     * @param idNumber masked
     * @param agreement the newest one; null: there was never any
     * @param score null where the citizen has none, or no month is published
     */
    @Schema(name = "CitizenFound")
    record Found(
            String idNumber,
            String name,
            String district,
            String status,
            @Nullable AgreementView agreement,
            @Nullable ScoreAnswer score) {}

    @POST
    @Path("/search")
    @Operation(operationId = "searchCitizen", summary = "凭案号查询一位市民最近公布的分数及其说明；查询记入日志，市民本人可见")
    @APIResponse(responseCode = "200", description = "市民与分数；没有分数的，score为null")
    @APIResponse(responseCode = "400", description = "身份证号码或案号有误")
    @APIResponse(responseCode = "404", description = "人口库中没有此人")
    @Transactional(rollbackOn = Exception.class)
    public Found search(@Valid @NotNull Request request) throws SQLException {
        Citizen citizen = citizens.typed(request.idNumber());
        audit.record(AuditEntry.of(caller.login(), "CITIZEN_LOOKED_UP")
                .about(citizen.id())
                .because(request.caseNumber()));
        return found(citizen);
    }

    @POST
    @Path("/withdrawals")
    @Operation(operationId = "withdrawAgreement", summary = "应市民要求撤回其知情同意：立即不再计分，已有的分数全部删除")
    @APIResponse(responseCode = "204", description = "已撤回")
    @APIResponse(responseCode = "400", description = "身份证号码或案号有误")
    @APIResponse(responseCode = "404", description = "人口库中没有此人")
    public void withdraw(@Valid @NotNull Request request) throws SQLException {
        agreements.withdraw(citizens.typed(request.idNumber()).id(), caller.login(), request.caseNumber());
    }

    @POST
    @Path("/agreements")
    @Idempotent
    @Transactional(rollbackOn = Exception.class)
    @ResponseStatus(201)
    @Operation(
            operationId = "recordAgreement",
            summary = "凭案号登记市民亲笔签署的知情同意书：当即计分；撤回之后，只有市民本人或这一途径可以恢复",
            description = "签署之日须有生效的告知书。有效期内再次签署为续签：首日不变，期限顺延。")
    @APIResponse(responseCode = "201", description = "已登记")
    @APIResponse(responseCode = "400", description = "身份证号码、案号、日期或编号有误")
    @APIResponse(responseCode = "404", description = "人口库中没有此人")
    @APIResponse(responseCode = "409", description = "编号已用于另一次同意，或已有日期更晚的同意")
    @APIResponse(responseCode = "422", description = "未满18周岁，或这一天没有生效的告知书")
    public AgreementView agree(@Valid @NotNull Signed signed) throws SQLException {
        if (signed.agreedOn().isAfter(LocalDate.now(clock))) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "scores.agreed-ahead")
                    .violation("agreedOn", "scores.agreed-ahead");
        }
        Notice notice = notices.inForce(signed.agreedOn())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.UNPROCESSABLE, "scores.no-notice")
                        .violation("agreedOn", "scores.no-notice"));
        return agreements.agree(
                citizens.typed(signed.idNumber()),
                new Agreed(Channel.PAPER, notice, signed.agreedOn(), signed.agreementNo()),
                caller.login(),
                signed.caseNumber());
    }

    private Found found(Citizen citizen) throws SQLException {
        Optional<Publication> latest = scores.latest();
        Optional<CurrentScore> score = latest.isEmpty()
                ? Optional.empty()
                : scores.current(citizen.id(), latest.get().month());
        return new Found(
                citizen.idNumber().masked(),
                citizen.name(),
                citizen.district(),
                citizen.status().name(),
                agreements.newest(citizen.id()).orElse(null),
                score.isEmpty() ? null : answer(scores.explain(citizen.id(), score.get())));
    }

    private ScoreAnswer answer(Explained explained) {
        return ScoreAnswer.of(explained, models.kinds(), messages::text);
    }
}
