package cn.quancheng.scenarios;

import java.util.Optional;

/**
 * A published version of a scenario. It never changes: what was held or taken under it stays as it was.
 *
 * @param versionId what other rooms keep of it
 * @param version from 1 on, within the scenario
 * @param digest SHA-256 of its text, in small hexadecimal letters
 */
public record BenefitScenario(long versionId, int version, String digest, BenefitOffer offer) {
    /** The scenario's code, the same for all its versions. */
    public String code() {
        return offer.code();
    }

    /** What citizens read first. */
    public String title() {
        return offer.title();
    }

    /** Its field. */
    public BenefitDomain domain() {
        return offer.domain();
    }

    /** What it asks for. */
    public MinimumTier minimumTier() {
        return offer.minimumTier();
    }

    /** The merchant of this code, if it takes part. */
    public Optional<Partner> partner(String merchant) {
        return offer.partner(merchant);
    }
}
