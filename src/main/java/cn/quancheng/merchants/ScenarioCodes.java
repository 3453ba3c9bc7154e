package cn.quancheng.merchants;

import cn.quancheng.platform.Refusal;
import cn.quancheng.scenarios.Scenarios;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/** Which scenarios may be opened for a merchant: the one place that asks. */
@ApplicationScoped
class ScenarioCodes {
    private final Scenarios scenarios;

    ScenarioCodes(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    /**
     * Lets codes of scenarios pass that the catalogue offers today.
     *
     * @param field of the request, for the refusal
     * @throws Refusal 422 naming each that is none
     */
    void require(String field, Collection<String> codes) {
        Refusal refusal = Refusal.of(Refusal.Kind.UNPROCESSABLE, "merchants.invalid");
        Refusal checked = refusal;
        for (String code : codes) {
            if (!Codes.isScenario(code)) {
                checked = checked.violation(field, "merchants.scenario-form");
            } else if (scenarios.published(code).isEmpty()) {
                checked = checked.violation(field, "merchants.no-scenario", code);
            }
        }
        if (checked != refusal) {
            throw checked;
        }
    }
}
