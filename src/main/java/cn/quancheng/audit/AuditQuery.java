package cn.quancheng.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which lines of the book are asked for; what is empty does not narrow the question.
 *
 * @param citizen whose data the lines are about
 * @param actor who did it
 * @param action what was done
 * @param from the earliest instant
 * @param to the instant before which it was
 * @param butNotBy who did not do it
 */
public record AuditQuery(
        OptionalLong citizen,
        Optional<String> actor,
        Optional<String> action,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> butNotBy) {
    /** A question that leaves out nobody. */
    public AuditQuery(
            OptionalLong citizen,
            Optional<String> actor,
            Optional<String> action,
            Optional<Instant> from,
            Optional<Instant> to) {
        this(citizen, actor, action, from, to, Optional.empty());
    }

    /** The same question about one citizen. */
    public AuditQuery about(long citizen) {
        return new AuditQuery(OptionalLong.of(citizen), actor, action, from, to, butNotBy);
    }
}
