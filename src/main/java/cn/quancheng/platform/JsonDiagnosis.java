package cn.quancheng.platform;

import cn.quancheng.platform.Refusal.Kind;
import cn.quancheng.platform.Refusal.Words;
import cn.quancheng.platform.StrictJson.UnstorableText;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what is wrong with a body of JSON: where it breaks off, or which field is at fault and what belongs there. */
final class JsonDiagnosis {
    private static final int LONGEST_NAME = 100;

    private JsonDiagnosis() {}

    /** @param chain a failure and its causes, the outermost first */
    static Optional<Refusal> of(List<Throwable> chain) {
        Optional<JsonMappingException> mapping = first(chain, JsonMappingException.class);
        Optional<InputCoercionException> range = first(chain, InputCoercionException.class);
        if (mapping.isPresent() && range.isPresent()) {
            return Optional.of(atField(mapping.get(), Expectation.of(range.get().getTargetType())));
        }
        Optional<Refusal> broken = chain.stream()
                .filter(JsonProcessingException.class::isInstance)
                .filter(cause -> !(cause instanceof JsonMappingException))
                .map(cause -> at("platform.json-malformed", ((JsonProcessingException) cause).getLocation()))
                .findFirst();
        return broken.isPresent() ? broken : mapping.map(JsonDiagnosis::misread);
    }

    private static Refusal misread(JsonMappingException fault) {
        if (fault.getPath().isEmpty()) {
            return at("platform.json-shape", fault.getLocation());
        }
        if (fault instanceof UnstorableText) {
            return atField(fault, new Words("platform.field-text"));
        }
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return atField(fault, new Words("platform.field-unknown", known(unknown)));
        }
        return fault instanceof MismatchedInputException mismatch
                ? atField(fault, Expectation.of(mismatch.getTargetType()))
                : atField(fault, new Words("platform.field-form"));
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Refusal at(String key, JsonLocation place) {
        return place == null
                ? Refusal.of(Kind.BAD_REQUEST, "platform.json-unreadable")
                : Refusal.of(
                        Kind.BAD_REQUEST, key, String.valueOf(place.getLineNr()), String.valueOf(place.getColumnNr()));
    }

    private static Refusal atField(JsonMappingException fault, Words words) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        String shown = Masking.text(field.substring(0, Math.min(LONGEST_NAME, field.length())));
        return Refusal.of(Kind.BAD_REQUEST, "platform.status-400").violation(shown, words);
    }

    private static <T> Optional<T> first(List<Throwable> chain, Class<T> kind) {
        return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
