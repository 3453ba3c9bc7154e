package cn.quancheng.benefits.counter;

import cn.quancheng.scenarios.BenefitScenario;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Yes, or no and nothing else.
 *
 * @param checkId what takes the place; absent for no
 * @param offer what to give; absent for no
 * @param expiresAt until then the place is held; absent for no
 */
@Schema(name = "CheckAnswer", example = """
        {"eligible":true,"checkId":"0b7c1f3e-6f5f-4f0e-9d2f-2a52a1a3f1d0","offer":{"scenario":"LODGING_DEPOSIT_FREE","version":1,
        "title":"免押金入住","benefit":"免交200元押金"},"expiresAt":"2026-12-06T10:12:30Z"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckAnswer(
        boolean eligible,
        @Nullable UUID checkId,
        @Nullable Given offer,
        @Nullable Instant expiresAt) {
    /** The one no that there is. */
    static final CheckAnswer NO = new CheckAnswer(false, null, null, null);

    /**
     * What to give.
     *
     * @param version of the offer, as it was when it was asked about
     */
    @Schema(name = "CheckedOffer")
    record Given(String scenario, int version, String title, String benefit) {
        static Given of(BenefitScenario scenario) {
            return new Given(
                    scenario.code(),
                    scenario.version(),
                    scenario.title(),
                    scenario.offer().terms().benefit());
        }
    }

    static CheckAnswer yes(Asked.Yes yes, Given offer) {
        return new CheckAnswer(true, yes.checkId(), offer, yes.heldUntil());
    }
}
