package cn.quancheng.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

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
            Set.of(400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 500, 503);
    private static final int ERROR_ID_BYTES = 8;

    /** One field of the input and what is wrong with it. */
    record Violation(String field, String message) {}

    private final Messages messages;
    private final Diagnosis diagnosis;
    private final SecureRandom random = new SecureRandom();

    Problems(Messages messages, Diagnosis diagnosis) {
        this.messages = messages;
        this.diagnosis = diagnosis;
    }

    @Override
    public int priority() {
        return FIRST;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        Refusal refusal = diagnosis.of(context.cause, problem.getStatusCode()).orElse(null);
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
        if (refusal != null && !refusal.faults().isEmpty()) {
            answer.with(
                    "violations", refusal.faults().stream().map(this::violation).toList());
        }
        return status >= 500 ? answer.with("errorId", errorId()).build() : answer.build();
    }

    private static String words(int status) {
        int known = STATUSES_WITH_WORDS.contains(status) ? status : status >= 500 ? 500 : 400;
        return "platform.status-" + known;
    }

    private static String instance(@Nullable String path) {
        String shown = Masking.text(path == null || path.isEmpty() ? "/" : path);
        return URI.create("").resolve(shown.replaceAll("[^\\w\\-./~*]", "_")).toString();
    }

    private Violation violation(Refusal.Fault fault) {
        return new Violation(fault.field(), messages.text(fault.words()));
    }

    private String errorId() {
        byte[] id = new byte[ERROR_ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
