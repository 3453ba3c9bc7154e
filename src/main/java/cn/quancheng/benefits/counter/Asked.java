package cn.quancheng.benefits.counter;

import java.time.Instant;
import java.util.UUID;

/** What comes of a merchant's question. */
sealed interface Asked {
    /**
     * The citizen can have it.
     *
     * @param versionId of the offer as it was when it was asked about
     * @param heldUntil until then it can be taken
     */
    record Yes(UUID checkId, long versionId, Instant heldUntil) implements Asked {}

    /** Not now, whyever. */
    record No() implements Asked {}

    /** The account plays: what is answered, the code alone says. */
    record Sandbox() implements Asked {}
}
