package cn.quancheng.benefits.eligibility;

import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** A department that gives priority among equals asks about those who let it. */
@Path("/api/v1/eligibility/batches")
@Tag(name = "授权核查")
@RolesAllowed(Role.Names.DEPARTMENT)
@Produces(MediaType.APPLICATION_JSON)
class EligibilityResource {
    private final Eligibility eligibility;
    private final Caller caller;

    EligibilityResource(Eligibility eligibility, Caller caller) {
        this.eligibility = eligibility;
        this.caller = caller;
    }

    /** Many citizens, about one offer. */
    @Schema(name = "EligibilityBatch", example = """
            {"scenario":"CAREER_AWARD_PRIORITY","citizens":[{"ref":"1","idNumber":"370199198503120010"}]}""")
    record Asked(
            @NotBlank @Size(max = 60) String scenario,
            @NotEmpty @Size(max = 10_000) List<@Valid @NotNull Person> citizens) {
        /** Nobody's number. */
        @Override
        public String toString() {
            return "citizens about " + scenario;
        }
    }

    /**
     * One of them.
     *
     * @param ref by which the answer names the citizen: a number of the department's own, no identity number
     */
    @Schema(name = "EligibilityPerson")
    record Person(
            @NotBlank @Size(max = 64) String ref,
            @NotBlank @Size(max = 18) String idNumber) {
        /** Not the number. */
        @Override
        public String toString() {
            return ref;
        }
    }

    /** What was answered, in the order of the questions. */
    @Schema(name = "EligibilityAnswers", example = """
            {"scenario":"CAREER_AWARD_PRIORITY","day":"2026-12-06","results":[{"ref":"1","eligible":false}]}""")
    record Answers(String scenario, LocalDate day, List<Answer> results) {}

    /** Yes or no: without a consent, without a score, and below the tier are the same no. */
    @Schema(name = "EligibilityAnswer")
    record Answer(String ref, boolean eligible) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkEligibility",
            summary = "授权核查：对本人授权过的市民，逐人答能或者不能，用于同等条件下的优先",
            description = "一次最多10000人。没有授权、没有分数、等级不够，答复都是同样的“不能”；“不能”的人待遇不得比没有分数的人差。" + "每次核查，授权过的市民本人都能看到。同一项每天最多3次。")
    @APIResponse(responseCode = "200", description = "逐人答复，顺序与请求相同")
    @APIResponse(responseCode = "400", description = "请求有误，例如证件号码有错，逐处指出")
    @APIResponse(responseCode = "403", description = "部门账户已停用")
    @APIResponse(responseCode = "404", description = "没有这项优先")
    @APIResponse(responseCode = "429", description = "今天已经核查过3次")
    public Answers check(@Valid @NotNull Asked asked) throws SQLException {
        return eligibility.check(caller.login(), caller.departmentGrant().department(), asked);
    }
}
