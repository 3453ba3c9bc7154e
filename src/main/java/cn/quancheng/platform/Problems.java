package cn.quancheng.platform;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The one place where failures become problem+json by RFC 9457. It takes nothing over from an exception but its kind:
 * messages of libraries quote what they choked on, and that may be a citizen's data.
 */
@ApplicationScoped
class Problems implements ProblemPostProcessor {
    /** Before the extension's own logger, so that log and answer carry the same words and the same error id. */
    private static final int FIRST = 1_000;

    private static final String TYPE = "urn:quancheng:problem:";
    private static final Set<Integer> STATUSES_WITH_WORDS =
            Set.of(400, 401, 403, 404, 405, 406, 408, 409, 410, 413, 415, 422, 429, 500, 503);
    private static final int ERROR_ID_BYTES = 8;
    private static final String RETRY_AFTER_SECONDS = "10";

    /** One field of the input and what is wrong with it. */
    record Violation(String field, String message) {}

    private final Messages messages;
    private final SecureRandom random = new SecureRandom();

    Problems(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int priority() {
        return FIRST;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        Refusal refusal = refusal(context.cause);
        int status = refusal == null ? problem.getStatusCode() : refusal.kind().status();
        HttpProblem.Builder answer = HttpProblem.builder()
                .withStatus(status)
                .withType(refusal == null ? URI.create("about:blank") : URI.create(TYPE + refusal.key()))
                .withTitle(messages.text(words(status) + "-title"))
                .withDetail(refusal == null ? messages.text(words(status)) : messages.text(refusal.words()))
                .withInstance(URI.create(instance(context.path)));
        problem.getHeaders().forEach(answer::withHeader);
        if (refusal != null) {
            refusal.headers().forEach(answer::withHeader);
        }
        List<Violation> violations = violations(context.cause, refusal);
        if (!violations.isEmpty()) {
            answer.with("violations", violations);
        }
        return status >= 500 ? answer.with("errorId", errorId()).build() : answer.build();
    }

    private static @Nullable Refusal refusal(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        return DatabaseTrouble.of(cause)
                .map(trouble -> Refusal.of(Refusal.Kind.UNAVAILABLE, trouble.words())
                        .header("Retry-After", RETRY_AFTER_SECONDS))
                .orElse(null);
    }

    private static String words(int status) {
        int known = STATUSES_WITH_WORDS.contains(status) ? status : status >= 500 ? 500 : 400;
        return "platform.status-" + known;
    }

    private static String instance(@Nullable String path) {
        String shown = Masking.text(path == null || path.isEmpty() ? "/" : path);
        return URI.create("").resolve(shown.replaceAll("[^\\w\\-./~*]", "_")).toString();
    }

    private String errorId() {
        byte[] id = new byte[ERROR_ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private List<Violation> violations(Throwable cause, @Nullable Refusal refusal) {
        if (refusal != null) {
            return refusal.faults().stream()
                    .map(fault -> new Violation(fault.field(), messages.text(fault.words())))
                    .toList();
        }
        if (cause instanceof ConstraintViolationException invalid) {
            return invalid.getConstraintViolations().stream()
                    .map(Problems::violation)
                    .sorted(Comparator.comparing(Violation::field))
                    .toList();
        }
        return jsonFault(cause)
                .map(field -> List.of(new Violation(field, messages.text("platform.field-unreadable"))))
                .orElse(List.of());
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        // The first node is the Java method, and the second its parameter: neither is anything that a caller knows,
        // unless the parameter is all there is, as with a query parameter.
        List<String> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Path.Node::toString)
                .toList();
        return new Violation(
                Masking.text(String.join(".", nodes.subList(Math.min(2, nodes.size() - 1), nodes.size()))),
                violation.getMessage());
    }

    private static Optional<String> jsonFault(@Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof JsonMappingException unreadable
                    && !unreadable.getPath().isEmpty()) {
                return Optional.of(Masking.text(unreadable.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))));
            }
        }
        return Optional.empty();
    }
}
