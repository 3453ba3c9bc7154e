package cn.quancheng.benefits.partners;

import cn.quancheng.benefits.PlacesTaken;
import cn.quancheng.merchants.Counter;
import cn.quancheng.merchants.Merchants;
import cn.quancheng.platform.Refusal;
import cn.quancheng.scenarios.BenefitKind;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Places;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a merchant offers: what its counters may ask about, and how many places are left. */
@Path("/api/v1/merchant/offers")
@Tag(name = "柜台")
@RolesAllowed({Role.Names.MERCHANT, Role.Names.CASHIER})
@Produces(MediaType.APPLICATION_JSON)
class MerchantOffersResource {
    private final Merchants merchants;
    private final Scenarios scenarios;
    private final PlacesTaken taken;
    private final Caller caller;

    MerchantOffersResource(Merchants merchants, Scenarios scenarios, PlacesTaken taken, Caller caller) {
        this.merchants = merchants;
        this.scenarios = scenarios;
        this.taken = taken;
        this.caller = caller;
    }

    /**
     * An offer.
     *
     * @param placesLeft for everybody in the present period, over all merchants; null where there are as many as come
     * @param placesInAll such as 每月20份; null likewise
     */
    @Schema(name = "MerchantOffer", example = """
            {"scenario":"LODGING_SECOND_NIGHT_FREE","version":1,"title":"住一晚送一晚","kind":"FREE_SERVICE",
            "benefit":"住一晚标准间，第二晚免费","hours":"每天14:00起","documents":["本人有效身份证件"],"placesLeft":3,
            "placesInAll":"每周5份"}""")
    record MerchantOffer(
            String scenario,
            int version,
            String title,
            BenefitKind kind,
            String benefit,
            String hours,
            List<String> documents,
            @Nullable Integer placesLeft,
            @Nullable String placesInAll) {
        static MerchantOffer of(BenefitScenario scenario, int taken) {
            Places.@Nullable Limit inAll = scenario.offer().places().inAll();
            return new MerchantOffer(
                    scenario.code(),
                    scenario.version(),
                    scenario.title(),
                    scenario.offer().kind(),
                    scenario.offer().terms().benefit(),
                    scenario.offer().hours(),
                    scenario.offer().documents(),
                    inAll == null ? null : Math.max(0, inAll.most() - taken),
                    inAll == null ? null : inAll.words("份"));
        }
    }

    @GET
    @Operation(operationId = "listMerchantOffers", summary = "本店（收银员：本分店）正在提供的优惠，和本期剩余的名额")
    @APIResponse(responseCode = "200", description = "全部，按领域排列；还没有开通的为空")
    @APIResponse(responseCode = "403", description = "商家已暂停，或者账户不属于任何商家")
    public List<MerchantOffer> list() throws SQLException {
        Counter counter = merchants
                .counter(caller.login())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, "benefits.no-merchant"));
        Set<String> opened = merchants.offers(counter.merchant().id());
        List<BenefitScenario> own = scenarios.published().stream()
                .filter(scenario -> opened.contains(scenario.code()) && isAt(scenario, counter))
                .toList();
        Map<String, Integer> places = taken.of(own);
        return own.stream()
                .map(scenario -> MerchantOffer.of(scenario, places.getOrDefault(scenario.code(), 0)))
                .toList();
    }

    private static boolean isAt(BenefitScenario scenario, Counter counter) {
        return scenario.partner(counter.merchant().code())
                .filter(partner -> counter.branch().isEmpty()
                        || partner.branches().isEmpty()
                        || counter.branch().flatMap(partner::branch).isPresent())
                .isPresent();
    }
}
