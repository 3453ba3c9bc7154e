package cn.quancheng.oversight;

import cn.quancheng.audit.AuditQuery;
import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.Masking;
import cn.quancheng.platform.Refusal;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What narrows a search of the book, as it was typed: an empty field is none.
 *
 * @param from a day in the city, from its beginning, or an instant by RFC 3339
 * @param to likewise; the day itself is not among them
 */
record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String from,
        @Nullable String to) {
    private static final int LONGEST = 100;

    /** @throws Refusal 400 naming the field that cannot be read */
    AuditQuery query() {
        return new AuditQuery(
                OptionalLong.empty(),
                text("actor", actor),
                text("action", action),
                instant("from", from),
                instant("to", to));
    }

    /** What was asked for, as the look is written down. */
    Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        text("actor", actor).ifPresent(value -> asked.put("actor", value));
        text("action", action).ifPresent(value -> asked.put("action", value));
        text("from", from).ifPresent(value -> asked.put("from", value));
        text("to", to).ifPresent(value -> asked.put("to", value));
        return asked;
    }

    private static Optional<String> text(String field, @Nullable String typed) {
        Optional<String> text = Optional.ofNullable(typed).map(String::strip).filter(given -> !given.isEmpty());
        // Addresses are logged by whatever stands in between: people are searched for in a body.
        if (text.filter(given -> given.length() > LONGEST
                        || given.indexOf('\0') >= 0
                        || !Masking.text(given).equals(given))
                .isPresent()) {
            throw refusal(field, "oversight.not-searched-by");
        }
        return text;
    }

    private static Optional<Instant> instant(String field, @Nullable String typed) {
        return text(field, typed).map(text -> {
            try {
                return text.length() == "2026-11-01".length()
                        ? LocalDate.parse(text).atStartOfDay(Clocks.CITY).toInstant()
                        // In an address a plus that was not encoded arrives as a blank.
                        : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            } catch (DateTimeException e) {
                throw refusal(field, "oversight.no-instant");
            }
        });
    }

    private static Refusal refusal(String field, String words) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400").violation(field, words);
    }
}
