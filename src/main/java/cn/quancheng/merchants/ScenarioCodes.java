package cn.quancheng.merchants;

import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/** Which scenarios may be opened for a merchant: the one place that asks. */
@ApplicationScoped
class ScenarioCodes {
    /**
     * Lets codes of scenarios pass. So far it asks their form alone; that the catalogue has them is asked here.
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
            }
        }
        if (checked != refusal) {
            throw checked;
        }
    }
}
