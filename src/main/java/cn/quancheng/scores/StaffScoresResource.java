package cn.quancheng.scores;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.IdentityFault;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
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
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** What staff with a case do for one citizen: look, and take an agreement back. */
@Path("/api/v1/citizens")
@Tag(name = "个案查询")
@RolesAllowed(Role.Names.REVIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class StaffScoresResource {
    private final Citizens citizens;
    private final Scores scores;
    private final Models models;
    private final AuditBook audit;
    private final Caller caller;
    private final Clock clock;

    StaffScoresResource(Citizens citizens, Scores scores, Models models, AuditBook audit, Caller caller, Clock clock) {
        this.citizens = citizens;
        this.scores = scores;
        this.models = models;
        this.audit = audit;
        this.caller = caller;
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

    /**
     * A citizen with the score of the newest published month.
     *
     * @param idNumber masked
     * @param agreedOn when the citizen agreed to be scored; null: never, or it was taken back
     * @param score null where the citizen has none, or no month is published
     */
    @Schema(name = "CitizenFound")
    record Found(
            String idNumber,
            String name,
            String district,
            String status,
            boolean optedOut,
            @Nullable LocalDate agreedOn,
            @Nullable ScoreAnswer score) {}

    @POST
    @Path("/search")
    @Operation(operationId = "searchCitizen", summary = "凭案号查询一位市民最近公布的分数及其说明；查询记入日志，市民本人可见")
    @APIResponse(responseCode = "200", description = "市民与分数；没有分数的，score为null")
    @APIResponse(responseCode = "400", description = "身份证号码或案号有误")
    @APIResponse(responseCode = "404", description = "人口库中没有此人")
    public Found search(@Valid @NotNull Request request) throws SQLException {
        Citizen citizen = citizen(request);
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
        citizens.withdraw(citizen(request).id(), caller.login(), request.caseNumber());
    }

    private Citizen citizen(Request request) throws SQLException {
        LocalDate today = LocalDate.now(clock);
        Optional<IdentityFault> fault = IdentityNumber.fault(request.idNumber(), today);
        if (fault.isPresent()) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "scores.id-number")
                    .violation("idNumber", "scores.id-number-" + fault.get().name());
        }
        IdentityNumber number = IdentityNumber.parse(request.idNumber(), today);
        return citizens.find(number).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "scores.no-citizen"));
    }

    private Found found(Citizen citizen) throws SQLException {
        Optional<Publication> latest = scores.latest();
        Optional<Explained> explained =
                latest.isEmpty() ? Optional.empty() : scores.explain(latest.get(), citizen.id());
        return new Found(
                citizen.idNumber().masked(),
                citizen.name(),
                citizen.district(),
                citizen.status().name(),
                citizen.optedOut(),
                citizen.agreedOn().orElse(null),
                explained.map(e -> ScoreAnswer.of(e, models.kinds())).orElse(null));
    }
}
