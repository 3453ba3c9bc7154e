package cn.quancheng.platform;

import cn.quancheng.platform.Refusal.Kind;
import cn.quancheng.platform.Refusal.Words;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the parameters of a request. One that is no number, no month, or text that cannot be stored is named in the
 * answer: 404 where it is a part of the address, else 400.
 */
@Provider
class ParameterReader implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, ?>> READERS = Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(int.class, Integer::valueOf),
            Map.entry(Integer.class, Integer::valueOf),
            Map.entry(long.class, Long::valueOf),
            Map.entry(Long.class, Long::valueOf),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(YearMonth.class, YearMonth::parse),
            Map.entry(UUID.class, UUID::fromString));

    @Override
    @SuppressWarnings("unchecked") // The map's readers make what their keys say.
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, T> reader = (Function<String, T>) READERS.get(type);
        if (reader == null) {
            return null;
        }
        RequestParameter parameter = RequestParameter.of(annotations).orElseGet(() -> new RequestParameter("", false));
        return new Converter<>(type, reader, parameter);
    }

    private record Converter<T>(Class<T> type, Function<String, T> reader, RequestParameter parameter)
            implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String value) {
            if (value == null || (value.isEmpty() && type != String.class && !type.isPrimitive())) {
                return null;
            }
            if (!StorableText.is(value)) {
                throw refused(Kind.BAD_REQUEST, new Words("platform.field-text"));
            }
            try {
                return reader.apply(value);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw refused(parameter.inPath() ? Kind.NOT_FOUND : Kind.BAD_REQUEST, Expectation.of(type));
            }
        }

        private Refusal refused(Kind kind, Words words) {
            return Refusal.of(kind, "platform.status-" + kind.status()).violation(parameter.name(), words);
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
