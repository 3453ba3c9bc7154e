package cn.quancheng.scenarios;

import cn.quancheng.scoring.Tier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Set;

/** The least that an offer may ask for. There is none below A: what is open to B as well is open to everybody. */
@Schema(name = "MinimumTier")
public enum MinimumTier {
    A(Set.of("A", "AA", "AAA")),
    AA(Set.of("AA", "AAA")),
    AAA(Set.of("AAA"));

    private final Set<String> tiers;

    MinimumTier(Set<String> tiers) {
        this.tiers = tiers;
    }

    /** The codes of the tiers that reach it. */
    public Set<String> tiers() {
        return tiers;
    }

    /** Whether somebody in this tier may have what asks for it. */
    public boolean isReachedBy(Tier tier) {
        return tiers.contains(tier.code());
    }

    /** Whether whoever reaches that one reaches this one, too. */
    boolean isReachedBy(MinimumTier other) {
        return tiers.contains(other.name());
    }
}
