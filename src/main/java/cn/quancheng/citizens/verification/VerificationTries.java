package cn.quancheng.citizens.verification;

import cn.quancheng.platform.Refusal;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.Tries;
import cn.quancheng.security.Tries.Limit;
import cn.quancheng.security.accounts.Source;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.UUID;

/**
 * How often somebody may try who they are: five times a day with one WeChat. Whoever has many WeChats has few tries at
 * one number and not too many from one place, where a whole telephone company may be.
 */
@ApplicationScoped
class VerificationTries {
    private static final Duration DAY = Duration.ofDays(1);

    static final Limit OF_SIGN_IN = new Limit("verification", 5, DAY);
    static final Limit AT_NUMBER = new Limit("verification-number", 20, DAY);
    static final Limit OF_SOURCE = new Limit("verification-source", 500, DAY);

    private final Tries tries;

    VerificationTries(Tries tries) {
        this.tries = tries;
    }

    /**
     * Takes a try.
     *
     * @return how many this WeChat has left
     * @throws Refusal 429 where none is left, in the same words whichever limit it is
     */
    int take(UUID signIn, IdentityNumber number, Source source) {
        int left = tries.take(OF_SIGN_IN, signIn.toString()).orElseThrow(VerificationTries::spent);
        tries.take(OF_SOURCE, source.name()).orElseThrow(VerificationTries::spent);
        tries.take(AT_NUMBER, number.value()).orElseThrow(VerificationTries::spent);
        return left;
    }

    private static Refusal spent() {
        return Refusal.of(Refusal.Kind.TOO_MANY, "citizens.verification-spent")
                .header("Retry-After", String.valueOf(DAY.toSeconds()));
    }
}
