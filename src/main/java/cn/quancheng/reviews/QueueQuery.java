package cn.quancheng.reviews;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.QueryFlag;
import cn.quancheng.platform.Refusal;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which reviews are asked for; a {@code @BeanParam} of the queue. Those that are due first come first. */
public class QueueQuery extends PageQuery {
    private static final Pattern CURSOR = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,18})");

    @QueryParam("kind")
    @Parameter(description = "种类", schema = @Schema(implementation = ReviewKind.class))
    @Nullable
    String kind;

    @QueryParam("state")
    @Parameter(description = "状态", schema = @Schema(implementation = ReviewState.class, defaultValue = "OPEN"))
    @Nullable
    String state;

    @QueryParam("overdue")
    @Parameter(description = "true：只要已经逾期的", schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String overdue;

    @QueryParam("claimed")
    @Parameter(
            description = "ME：我领取的；NOBODY：没有人领取的",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"ME", "NOBODY"}))
    @Nullable
    String claimed;

    /** Whose hands a review is in, for who asks. */
    private enum Hands {
        ME,
        NOBODY
    }

    /** A condition over the rows, with what it is about. */
    record Filter(String words, Map<String, Object> parameters) {}

    /**
     * The condition, with the page's.
     *
     * @param by who asks
     * @throws Refusal 400 naming what cannot be read
     */
    Filter filter(String by, LocalDate today, Instant now) {
        StringBuilder words = new StringBuilder("state = :state");
        Map<String, Object> parameters = new HashMap<>(
                Map.of("state", one(ReviewState.class, "state", state, "states").orElse(ReviewState.OPEN)));
        one(ReviewKind.class, "kind", kind, "kinds").ifPresent(wanted -> {
            words.append(" and kind = :kind");
            parameters.put("kind", wanted);
        });
        if (QueryFlag.isTrue("overdue", overdue)) {
            words.append(" and state = OPEN and dueOn < :today");
            parameters.put("today", today);
        }
        one(Hands.class, "claimed", claimed, "hands").ifPresent(hands -> {
            words.append(
                    hands == Hands.ME
                            ? " and claimedBy = :by"
                            : " and (claimedUntil is null or claimedUntil <= :now) and (firstBy is null or firstBy <> :by)");
            parameters.put("by", by);
            if (hands == Hands.NOBODY) {
                parameters.put("now", now);
            }
        });
        after().ifPresent(cursor -> {
            Matcher parts = CURSOR.matcher(cursor);
            words.append(" and (dueOn > :dueOn or dueOn = :dueOn and id > :id)");
            parameters.put("dueOn", day(parts));
            parameters.put("id", Long.valueOf(parts.group(2)));
        });
        return new Filter(words.append(" order by dueOn, id").toString(), parameters);
    }

    static String cursor(Review review) {
        return review.dueOn() + "." + review.id();
    }

    private static LocalDate day(Matcher parts) {
        if (!parts.matches()) {
            throw noCursor();
        }
        try {
            return LocalDate.parse(parts.group(1));
        } catch (DateTimeParseException e) {
            throw noCursor();
        }
    }

    private static <E extends Enum<E>> Optional<E> one(
            Class<E> values, String field, @Nullable String name, String words) {
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refusal(field, "reviews." + words)));
    }

    private static Refusal refusal(String field, String words) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400").violation(field, words);
    }
}
