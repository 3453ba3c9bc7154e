package cn.quancheng.platform;

import cn.quancheng.platform.Refusal.Words;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says what is expected where something else came, in words for people and never in the name of a Java class. */
final class Expectation {
    private static final Set<Class<?>> INTEGERS =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class, byte.class, Byte.class);
    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class, Number.class);
    private static final Map<Class<?>, String> OTHERS = Map.of(
            boolean.class, "boolean",
            Boolean.class, "boolean",
            String.class, "text",
            LocalDate.class, "date",
            YearMonth.class, "month",
            Instant.class, "instant",
            OffsetDateTime.class, "instant",
            UUID.class, "uuid");

    private Expectation() {}

    static Words of(@Nullable Class<?> type) {
        if (type == null) {
            return new Words("platform.field-form");
        }
        if (type.isEnum()) {
            return new Words(
                    "platform.expected-choice",
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return new Words("platform.expected-" + kind(type));
    }

    private static String kind(Class<?> type) {
        if (INTEGERS.contains(type)) {
            return "integer";
        }
        if (NUMBERS.contains(type)) {
            return "number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "list";
        }
        return OTHERS.getOrDefault(type, "object");
    }
}
