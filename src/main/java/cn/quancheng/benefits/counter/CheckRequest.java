package cn.quancheng.benefits.counter;

import cn.quancheng.platform.Refusal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * What a merchant asks: whether whoever showed this code, or gave this consent, can have this offer.
 *
 * @param code as the citizen shows it; null with a consent
 * @param consentId as the citizen's consent names itself; null with a code
 * @param scenario the offer's code
 */
@Schema(name = "CheckRequest", example = "{\"code\":\"7K2M-9QXT-4HZC-8WVE\",\"scenario\":\"LODGING_DEPOSIT_FREE\"}")
record CheckRequest(
        @Nullable @Size(min = 1, max = 64) String code,
        @Nullable UUID consentId,
        @NotBlank @Size(max = 60) String scenario) {
    /** @throws Refusal 400 unless it names a code or a consent, and not both */
    void refuseUnclear() {
        if ((code == null) == (consentId == null)) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                    .violation(code == null ? "code" : "consentId", "benefits.code-or-consent");
        }
    }

    /** Not the code. */
    @Override
    public String toString() {
        return "a check of " + scenario;
    }
}
