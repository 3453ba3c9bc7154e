package cn.quancheng.benefits.counter;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.sql.SQLException;

/** The one question that a merchant's counter asks. */
@Path("/api/v1/checks")
@Tag(name = "柜台")
@RolesAllowed({Role.Names.MERCHANT, Role.Names.CASHIER})
@Produces(MediaType.APPLICATION_JSON)
class ChecksResource {
    private final Checks checks;
    private final Sandbox sandbox;
    private final Scenarios scenarios;
    private final Caller caller;

    ChecksResource(Checks checks, Sandbox sandbox, Scenarios scenarios, Caller caller) {
        this.checks = checks;
        this.sandbox = sandbox;
        this.scenarios = scenarios;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "checkBenefit",
            summary = "柜台核验：出示此码的市民能否享受这项优惠，只答能或者不能",
            description = "能的，保留一个名额10分钟，凭checkId核销；不能的，无论何种原因，答复完全相同，商家不会知道原因，市民自己可以看到。" + "一个码只能核验一次。每次核验市民本人都能看到。")
    @APIResponse(responseCode = "200", description = "能，或者不能")
    @APIResponse(responseCode = "400", description = "请求有误，例如code和consentId都没有")
    @APIResponse(responseCode = "403", description = "不是本店的优惠，与市民无关")
    @APIResponse(responseCode = "429", description = "问得太多，稍后再试")
    public CheckAnswer check(@Valid @NotNull CheckRequest request) throws SQLException {
        request.refuseUnclear();
        Asked asked = checks.check(caller.login(), request);
        if (asked instanceof Asked.Yes yes) {
            return CheckAnswer.yes(
                    yes, CheckAnswer.Given.of(scenarios.version(yes.versionId()).orElseThrow()));
        }
        return asked instanceof Asked.Sandbox ? sandbox.check(request) : CheckAnswer.NO;
    }
}
