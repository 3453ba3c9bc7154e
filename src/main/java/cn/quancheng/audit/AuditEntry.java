package cn.quancheng.audit;

import cn.quancheng.platform.Masking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of the book, without its instant, which the book gives. Whatever in its texts may be an identity number is
 * masked: people type them where they should not.
 *
 * @param actor the login of who did it, or the name of the part of the service that did it by itself
 * @param action what was done, in capitals: {@code LOGIN}, {@code RUN_STARTED}
 * @param citizen the internal number of the citizen whose data it touched
 * @param subject what else it touched: {@code account/demo-merchant}, {@code run/12}
 * @param reason why, in the words of who did it
 * @param details what else is worth knowing: texts, numbers, true or false
 */
public record AuditEntry(
        String actor,
        String action,
        OptionalLong citizen,
        Optional<String> subject,
        Optional<String> reason,
        Map<String, Object> details) {

    public AuditEntry {
        if (actor.isBlank() || !action.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("an audit entry needs an actor, and an action in capitals");
        }
        actor = Masking.text(actor);
        subject = subject.map(Masking::text);
        reason = reason.map(Masking::text);
        Map<String, Object> masked = new LinkedHashMap<>(details);
        masked.replaceAll((name, value) -> plain(value));
        details = Map.copyOf(masked);
    }

    private static Object plain(Object value) {
        return value instanceof Number || value instanceof Boolean ? value : Masking.text(value.toString());
    }

    /** That somebody did something; the other methods say more of it. */
    public static AuditEntry of(String actor, String action) {
        return new AuditEntry(actor, action, OptionalLong.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** Touching this citizen's data: the line is one that the citizen can read. */
    public AuditEntry about(long citizen) {
        return new AuditEntry(actor, action, OptionalLong.of(citizen), subject, reason, details);
    }

    /** Touching this. */
    public AuditEntry on(String subject) {
        return new AuditEntry(actor, action, citizen, Optional.of(subject), reason, details);
    }

    /** For this reason. */
    public AuditEntry because(String reason) {
        return new AuditEntry(actor, action, citizen, subject, Optional.of(reason), details);
    }

    /** With one more detail: a number, true or false, or anything else by its text. */
    public AuditEntry with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new AuditEntry(actor, action, citizen, subject, reason, more);
    }
}
