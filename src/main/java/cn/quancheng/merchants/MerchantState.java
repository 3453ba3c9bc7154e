package cn.quancheng.merchants;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings what belongs to a merchant into the state that is wanted; whoever calls holds the merchant's row, or made it. */
@ApplicationScoped
class MerchantState {
    private final BranchRepository branches;
    private final OfferRepository offers;
    private final ScenarioCodes scenarios;
    private final Clock clock;

    MerchantState(BranchRepository branches, OfferRepository offers, ScenarioCodes scenarios, Clock clock) {
        this.branches = branches;
        this.offers = offers;
        this.scenarios = scenarios;
        this.clock = clock;
    }

    /** Makes a branch, or changes one, or opens a closed one again. */
    void putBranch(MerchantRow merchant, WantedBranch wanted) {
        branches.of(merchant.id(), wanted.code())
                .ifPresentOrElse(
                        there -> there.become(wanted), () -> branches.persist(new BranchRow(merchant.id(), wanted)));
    }

    /** Opens these scenarios and closes all others. */
    void openOffers(MerchantRow merchant, Set<String> wanted, String operator) {
        scenarios.require("offers", wanted);
        Map<String, OfferRow> there = offers.of(Set.of(merchant.id())).stream()
                .collect(Collectors.toMap(OfferRow::scenario, Function.identity()));
        there.values().stream()
                .filter(offer -> offer.isOpen() && !wanted.contains(offer.scenario()))
                .forEach(offer -> offer.close(clock.instant()));
        for (String scenario : new TreeSet<>(wanted)) {
            OfferRow offer = there.get(scenario);
            if (offer == null) {
                offers.persist(new OfferRow(merchant.id(), scenario, operator, clock.instant()));
            } else if (!offer.isOpen()) {
                offer.reopen(operator, clock.instant());
            }
        }
    }

    /** How the audit book names a merchant. */
    static String subject(MerchantRow merchant) {
        return "merchant/" + merchant.id();
    }
}
