package cn.quancheng.benefits.own;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.QueryFlag;
import cn.quancheng.scenarios.BenefitDomain;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.FoundScenario;
import cn.quancheng.scenarios.MinimumTier;
import cn.quancheng.scenarios.ScenarioFilter;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

/** What I can have, and what is missing to the rest. */
@Path("/api/v1/me/benefits")
@Tag(name = "我的信易+")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OwnBenefitsResource {
    private final OwnStandings standings;
    private final Scenarios scenarios;
    private final Agreements agreements;
    private final Me me;
    private final AuditBook audit;

    OwnBenefitsResource(OwnStandings standings, Scenarios scenarios, Agreements agreements, Me me, AuditBook audit) {
        this.standings = standings;
        this.scenarios = scenarios;
        this.agreements = agreements;
        this.me = me;
        this.audit = audit;
    }

    /**
     * An offer, as it stands to me.
     *
     * @param ordinary what everybody has, with a score or without
     * @param placesLeft for everybody in the present period; null where there are as many as come
     * @param canHave whether a counter would be answered yes now
     * @param missing what is missing; null where nothing is
     */
    @Schema(name = "OwnBenefit", example = """
            {"scenario":"LIBRARY_LOAN_QUOTA","domain":"CULTURE","title":"市图书馆增加借书册数","ordinary":"每次可借10册",
            "benefit":"每次可借20册","minimumTier":"AA","placesLeft":null,"canHave":false,
            "missing":{"reason":"BELOW_TIER","words":"需要AA（信用良好），还差20分","points":20}}""")
    record OwnBenefit(
            String scenario,
            BenefitDomain domain,
            String title,
            String ordinary,
            String benefit,
            MinimumTier minimumTier,
            @Nullable Integer placesLeft,
            boolean canHave,
            @Nullable Missing missing) {
        static OwnBenefit of(BenefitScenario scenario, OwnStanding standing) {
            OptionalInt left = standing.placesLeft(scenario);
            @Nullable Missing missing = standing.missing(scenario).orElse(null);
            return new OwnBenefit(
                    scenario.code(),
                    scenario.domain(),
                    scenario.title(),
                    scenario.offer().terms().ordinary(),
                    scenario.offer().terms().benefit(),
                    scenario.minimumTier(),
                    left.isPresent() ? left.getAsInt() : null,
                    missing == null,
                    missing);
        }
    }

    @GET
    @Operation(
            operationId = "listMyBenefits",
            summary = "我的信易+：能享受哪些优惠，其余的还差什么；查找的条件与公开的目录相同",
            description = "没有的优惠不影响平时的待遇：ordinary是人人都有的。查找时输入的词不会保存。")
    @APIResponse(responseCode = "200", description = "一页，按领域排列，标题里有所找的词的在前；什么都没找到的，items为空")
    @APIResponse(responseCode = "400", description = "查找的条件或者分页参数有误")
    @APIResponse(responseCode = "409", description = "没有生效的同意")
    public Page<OwnBenefit> list(
            @BeanParam ScenarioFilter filter,
            @Parameter(description = "true：只要现在能享受的", schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("canHave")
                    @Nullable
                    String canHave,
            @BeanParam PageQuery page)
            throws SQLException {
        long citizen = me.citizen();
        agreements.required(citizen);
        audit.record(AuditEntry.of(me.actor(), "OWN_BENEFITS_READ").about(citizen));
        OwnStanding standing = standings.of(citizen);
        boolean onlyThese = QueryFlag.isTrue("canHave", canHave);
        List<FoundScenario> found = scenarios.find(filter, page.after()).stream()
                .filter(one -> !onlyThese || standing.missing(one.scenario()).isEmpty())
                .limit(page.size() + 1L)
                .toList();
        return Page.of(found, page, FoundScenario::place).map(one -> OwnBenefit.of(one.scenario(), standing));
    }
}
