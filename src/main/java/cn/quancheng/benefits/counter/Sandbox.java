package cn.quancheng.benefits.counter;

import cn.quancheng.benefits.codes.CodeText;
import cn.quancheng.platform.Refusal;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Scenarios;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A counter to play with: test codes for each answer that the real one has, for accounts that can do nothing else. Nobody
 * stands behind a test code, and to the real counter it is nobody's. Nothing is kept: a check's number says all of it.
 */
@ApplicationScoped
class Sandbox {
    private static final CodeText ELIGIBLE = CodeText.typed("TEST-ELIGIBLE");
    private static final CodeText EXPIRES = CodeText.typed("TEST-EXPIRES");
    private static final CodeText NOT_YOURS = CodeText.typed("TEST-NOT-YOURS");
    private static final CodeText TOO_MANY = CodeText.typed("TEST-TOO-MANY");

    /** First half of the number of a check that can be redeemed; the second carries the offer's version. */
    private static final long GOOD = 0x5a5a_0001_0000_4000L;

    /** Likewise of one whose place is gone before it can be. */
    private static final long EXPIRED = 0x5a5a_0002_0000_4000L;

    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Scenarios scenarios;
    private final Clock clock;

    Sandbox(Scenarios scenarios, Clock clock) {
        this.scenarios = scenarios;
        this.clock = clock;
    }

    /** @throws Refusal where the code plays one */
    CheckAnswer check(CheckRequest request) {
        CodeText code = CodeText.typed(request.code() == null ? "" : request.code());
        if (code.equals(NOT_YOURS)) {
            throw Checks.notYours();
        } else if (code.equals(TOO_MANY)) {
            throw Checks.limited(Checks.MINUTE);
        } else if (code.equals(ELIGIBLE)) {
            return yes(request, GOOD, Duration.ofMinutes(10));
        }
        return code.equals(EXPIRES) ? yes(request, EXPIRED, Duration.ZERO) : CheckAnswer.NO;
    }

    private CheckAnswer yes(CheckRequest request, long kind, Duration held) {
        BenefitScenario offer = scenarios.published(request.scenario()).orElseThrow(Checks::notYours);
        return CheckAnswer.yes(
                new Asked.Yes(new UUID(kind, VARIANT | offer.versionId()), offer.versionId(), now().plus(held)),
                CheckAnswer.Given.of(offer));
    }

    /**
     * Plays a redemption.
     *
     * @throws Refusal 409 for whatever cannot be redeemed
     */
    Redemptions.Redemption redeem(UUID checkId) {
        if (checkId.getMostSignificantBits() != GOOD) {
            throw Redemptions.notHeld();
        }
        return new Redemptions.Redemption(checkId, checkId.getLeastSignificantBits() & ~VARIANT, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
