package cn.quancheng.security.accounts;

import cn.quancheng.platform.Refusal;

import java.util.Locale;
import java.util.Optional;

/** Why one account may not release or approve what another one did. */
public enum CoSignRefusal {
    /** They are the same. */
    SAME,
    /** One of them is disabled, waits to be confirmed, or is not there. */
    NOT_ACTIVE,
    /** One of them made or confirmed the other, or renewed its secret. */
    TIED,
    /** One operator was shown the last secrets that both did not choose themselves, and so could be both. */
    SAME_HAND;

    static Optional<CoSignRefusal> between(Account signer, Account other) {
        if (signer.login().equals(other.login())) {
            return Optional.of(SAME);
        }
        if (!signer.isActive() || !other.isActive()) {
            return Optional.of(NOT_ACTIVE);
        }
        if (signer.isTiedTo(other)) {
            return Optional.of(TIED);
        }
        return signer.secretFrom().isPresent() && signer.secretFrom().equals(other.secretFrom())
                ? Optional.of(SAME_HAND)
                : Optional.empty();
    }

    /** The same as an answer: 409, in words that say what to do. */
    public Refusal refusal() {
        return Refusal.of(
                Refusal.Kind.CONFLICT,
                "accounts.cosign-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
