package cn.quancheng.platform;

import cn.quancheng.platform.Refusal.Kind;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.common.util.URLUtils;
import org.jspecify.annotations.Nullable;

import java.io.CharConversionException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what a caller did wrong, or that the database is in trouble, from the kind of a failure and of its causes.
 * Whatever it cannot tell is left to the words of the status.
 */
@ApplicationScoped
class Diagnosis {
    /** PostgreSQL's states for text that its encoding has no place for, U+0000 above all. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

    private static final int DEEPEST = 20;
    private static final String RETRY_AFTER_SECONDS = "10";

    private final Endpoints endpoints;
    private final ResourceInfo endpoint;
    private final CurrentVertxRequest request;

    Diagnosis(Endpoints endpoints, ResourceInfo endpoint, CurrentVertxRequest request) {
        this.endpoints = endpoints;
        this.endpoint = endpoint;
        this.request = request;
    }

    /** @param status what the framework would answer */
    Optional<Refusal> of(@Nullable Throwable failure, int status) {
        List<Throwable> chain = chain(failure);
        for (Throwable cause : chain) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof ConstraintViolationException invalid) {
                return Optional.of(ConstraintDiagnosis.of(invalid, endpoint.getResourceMethod()));
            }
            if (cause instanceof CharConversionException) {
                return Optional.of(Refusal.of(Kind.BAD_REQUEST, "platform.json-encoding"));
            }
            if (cause instanceof IllegalArgumentException && thrownWhileDecoding(cause)) {
                return Optional.of(Refusal.of(Kind.BAD_REQUEST, "platform.form-broken"));
            }
            // What the pool of connections throws has no state.
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && UNSTORABLE_TEXT.contains(sql.getSQLState())) {
                return Optional.of(Refusal.of(Kind.BAD_REQUEST, "platform.text-unstorable"));
            }
        }
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.of(failure);
        if (trouble.isPresent()) {
            return trouble.map(
                    found -> Refusal.of(Kind.UNAVAILABLE, found.words()).header("Retry-After", RETRY_AFTER_SECONDS));
        }
        return status == 400 ? JsonDiagnosis.of(chain) : unmatched(status);
    }

    /** A request that led to no endpoint, with what there is instead. */
    private Optional<Refusal> unmatched(int status) {
        HttpServerRequest sent = request.getCurrent().request();
        String method = sent.method().name();
        return switch (status) {
            case 405 -> named(Kind.METHOD_NOT_ALLOWED, "platform.methods", endpoints.methods(sent.path()));
            case 406 -> named(Kind.NOT_ACCEPTABLE, "platform.gives", endpoints.gives(method, sent.path()));
            case 415 -> named(Kind.UNSUPPORTED_MEDIA, "platform.takes", endpoints.takes(method, sent.path()));
            default -> Optional.empty();
        };
    }

    /** RESTEasy has no exception of its own for a form that is none. */
    private static boolean thrownWhileDecoding(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .limit(2)
                .anyMatch(frame -> frame.getClassName().equals(URLUtils.class.getName()));
    }

    private static Optional<Refusal> named(Kind kind, String key, String there) {
        return there.isEmpty() ? Optional.empty() : Optional.of(Refusal.of(kind, key, there));
    }

    private static List<Throwable> chain(@Nullable Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = failure; t != null && chain.size() < DEEPEST; t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }
}
