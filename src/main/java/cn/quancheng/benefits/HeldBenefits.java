package cn.quancheng.benefits;

import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the counter holds about a citizen. Of a code there is nothing to show but when it was made. */
@Dependent
class HeldBenefits {
    private static final String ROOM = "benefits";

    @Produces
    @Singleton
    HeldData codes() {
        return new HeldRows(ROOM, "benefit_codes", """
                SELECT scenario, made_at, expires_at, spent_at FROM benefit_codes WHERE citizen_id = ? ORDER BY made_at
                """);
    }

    @Produces
    @Singleton
    HeldData consents() {
        return new HeldRows(ROOM, "benefit_consents", """
                SELECT id, merchant_id, department, scenario, given_at, ends_on, withdrawn_at
                FROM benefit_consents WHERE citizen_id = ? ORDER BY given_at
                """);
    }

    @Produces
    @Singleton
    HeldData checks() {
        return new HeldRows(ROOM, "benefit_checks", """
                SELECT id, at, merchant_id, branch, scenario, version_id, outcome, held_until, taken_at, returned_at,
                       fulfilment, reported_at, consent_id, forget_on
                FROM benefit_checks WHERE citizen_id = ? ORDER BY at
                """);
    }

    @Produces
    @Singleton
    HeldData pauses() {
        return new HeldRows(ROOM, "benefit_pauses", """
                SELECT scenario, check_id, until, lifted_at FROM benefit_pauses WHERE citizen_id = ? ORDER BY until
                """);
    }
}
