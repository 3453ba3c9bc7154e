package cn.quancheng.benefits.consents;

import cn.quancheng.merchants.Merchant;
import cn.quancheng.merchants.Merchants;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Scenarios;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A citizen lets a merchant or a department ask without a code, and takes that back. */
@Path("/api/v1/me/consents")
@Tag(name = "我的信易+")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OwnConsentsResource {
    private final Consents consents;
    private final Merchants merchants;
    private final Scenarios scenarios;
    private final Me me;
    private final Clock clock;

    OwnConsentsResource(Consents consents, Merchants merchants, Scenarios scenarios, Me me, Clock clock) {
        this.consents = consents;
        this.merchants = merchants;
        this.scenarios = scenarios;
        this.me = me;
        this.clock = clock;
    }

    /**
     * A consent.
     *
     * @param consentId what a merchant asks with; give it to that merchant and to nobody else
     * @param merchant its code; absent for a department
     * @param name to whom
     * @param endsOn the first day that it no longer covers
     */
    @Schema(name = "Consent", example = """
            {"consentId":"4e0a1f42-8a43-4a5e-b1de-64a3b2f7c9aa","merchant":"JITAI_HOTEL","name":"吉泰大厦",
            "scenario":"LODGING_DEPOSIT_FREE","title":"免押金入住","state":"IN_FORCE","givenAt":"2026-12-06T02:00:00Z",
            "endsOn":"2027-06-06"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnConsent(
            UUID consentId,
            @Nullable String merchant,
            String name,
            String scenario,
            String title,
            ConsentState state,
            Instant givenAt,
            LocalDate endsOn,
            @Nullable Instant withdrawnAt) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "giveConsent",
            summary = "授权一家商家或者一个部门，不用码就能核验我能否享受一项优惠",
            description = "只限一家、一项、最长12个月，随时可以收回，收回即刻生效。对方仍然只得到“能”或者“不能”，每次核验我都看得到。" + "授权部门的，只限政务、职业领域同等条件下的优先。")
    @APIResponse(responseCode = "201", description = "已授权")
    @APIResponse(responseCode = "400", description = "请求有误，例如merchant和department都没有")
    @APIResponse(responseCode = "404", description = "没有这项优惠，或者对方没有参加")
    @APIResponse(responseCode = "409", description = "没有生效的同意，或者同样的授权还有效")
    public OwnConsent give(@Valid @NotNull ConsentRequest wanted) throws SQLException {
        wanted.refuseUnclear();
        Consent given = consents.give(me.citizen(), wanted, me.actor());
        return shown(given, merchants(List.of(given)));
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMyConsents", summary = "我的授权，新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<OwnConsent> list(@BeanParam PageQuery page) {
        Page<Consent> found = consents.of(me.citizen(), page, me.actor());
        Map<Long, Merchant> named = merchants(found.items());
        return found.map(consent -> shown(consent, named));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "withdrawConsent", summary = "收回一项授权，即刻生效；已经收回的不变")
    @APIResponse(responseCode = "204", description = "已收回")
    @APIResponse(responseCode = "404", description = "我没有这项授权")
    public void withdraw(@PathParam("id") UUID id) {
        consents.withdraw(me.citizen(), id, me.actor());
    }

    private Map<Long, Merchant> merchants(List<Consent> given) {
        return merchants.all(given.stream()
                .map(Consent::party)
                .filter(Party.OfMerchant.class::isInstance)
                .map(party -> ((Party.OfMerchant) party).id())
                .collect(Collectors.toSet()));
    }

    private OwnConsent shown(Consent consent, Map<Long, Merchant> named) {
        Optional<Merchant> merchant = consent.party() instanceof Party.OfMerchant of
                ? Optional.ofNullable(named.get(of.id()))
                : Optional.empty();
        return new OwnConsent(
                consent.id(),
                merchant.map(Merchant::code).orElse(null),
                consent.party() instanceof Party.OfDepartment department
                        ? department.name()
                        : merchant.map(Merchant::name).orElse("-"),
                consent.scenario(),
                scenarios
                        .published(consent.scenario())
                        .map(BenefitScenario::title)
                        .orElse(consent.scenario()),
                consent.state(LocalDate.now(clock)),
                consent.givenAt(),
                consent.endsOn(),
                consent.withdrawnAt());
    }
}
