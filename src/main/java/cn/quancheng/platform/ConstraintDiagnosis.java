package cn.quancheng.platform;

import cn.quancheng.platform.Refusal.Fault;
import cn.quancheng.platform.Refusal.Kind;
import cn.quancheng.platform.Refusal.Words;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Says which parts of the input break a constraint. A constraint may bring words of its own as
 * {@code message = "{room.key}"}, a key of the messages; a pattern is never shown.
 */
final class ConstraintDiagnosis {
    private static final java.util.regex.Pattern OWN_WORDS = java.util.regex.Pattern.compile("\\{([a-z]+\\.[a-z-]+)}");

    private ConstraintDiagnosis() {}

    /** @param endpoint the method that was called with the input */
    static Refusal of(ConstraintViolationException invalid, Method endpoint) {
        List<Fault> faults = new ArrayList<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            Optional<String> field = field(violation, endpoint);
            if (field.isEmpty()) {
                return Refusal.of(Kind.BAD_REQUEST, "platform.body-missing");
            }
            faults.add(new Fault(Masking.text(field.get()), words(violation)));
        }
        Refusal refusal = Refusal.of(Kind.BAD_REQUEST, "platform.status-400");
        faults.sort(Comparator.comparing(Fault::field));
        for (Fault fault : faults) {
            refusal = refusal.violation(fault.field(), fault.words());
        }
        return refusal;
    }

    /** The field or the parameter as a caller knows it; nothing where it is the whole body. */
    private static Optional<String> field(ConstraintViolation<?> violation, Method endpoint) {
        List<Path.Node> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        // The first node is the Java method, and the second its parameter: neither is anything that a caller knows.
        if (nodes.size() == 2 && nodes.get(1).getKind() == ElementKind.PARAMETER) {
            int index = nodes.get(1).as(Path.ParameterNode.class).getParameterIndex();
            return RequestParameter.of(endpoint.getParameterAnnotations()[index])
                    .map(RequestParameter::name);
        }
        List<String> names = nodes.stream()
                .skip(Math.min(2, nodes.size() - 1))
                .map(Path.Node::toString)
                .toList();
        return Optional.of(String.join(".", names));
    }

    private static Words words(ConstraintViolation<?> violation) {
        java.util.regex.Matcher own = OWN_WORDS.matcher(violation.getMessageTemplate());
        if (own.matches() && !own.group(1).startsWith("jakarta.")) {
            return new Words(own.group(1));
        }
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof NotNull || constraint instanceof NotBlank || constraint instanceof NotEmpty) {
            return new Words("platform.field-required");
        }
        if (constraint instanceof Size size) {
            return size(size);
        }
        return constraint instanceof Pattern
                ? new Words("platform.field-form")
                : new Words("platform.field-said", violation.getMessage());
    }

    private static Words size(Size size) {
        if (size.min() == 0) {
            return new Words("platform.field-longest", size.max());
        }
        return size.max() == Integer.MAX_VALUE
                ? new Words("platform.field-shortest", size.min())
                : new Words("platform.field-size", size.min(), size.max());
    }
}
