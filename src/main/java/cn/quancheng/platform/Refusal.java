package cn.quancheng.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The service's answer to a request that it will not serve, thrown by any room and turned into problem+json in one
 * place. Its words lie in {@code messages/<room>.properties} (Chinese) and {@code messages/<room>_en.properties}
 * under a key {@code <room>.<what>}. It is an expected answer and so carries no stack trace.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is, and with it the HTTP status. */
    public enum Kind {
        BAD_REQUEST(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        NOT_ACCEPTABLE(406),
        TIMEOUT(408),
        CONFLICT(409),
        GONE(410),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA(415),
        UNPROCESSABLE(422),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    /** A key of the messages with what fills its {@code {0}}, {@code {1}}, …. */
    record Words(String key, List<Object> arguments) {
        Words(String key, Object... arguments) {
            this(key, List.of(arguments));
        }
    }

    /** What is wrong with one field of the input. */
    record Fault(String field, Words words) {}

    private final Kind kind;
    private final transient Words words;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers;

    private Refusal(Kind kind, Words words, List<Fault> faults, Map<String, String> headers) {
        super(kind + " " + words.key(), null, false, false);
        this.kind = kind;
        this.words = words;
        this.faults = faults;
        this.headers = headers;
    }

    /**
     * A refusal in the words of a key.
     *
     * @param arguments fill the words; never an identity number
     */
    public static Refusal of(Kind kind, String key, Object... arguments) {
        return new Refusal(kind, new Words(key, arguments), List.of(), Map.of());
    }

    /** This refusal, naming one more field that is at fault. */
    public Refusal violation(String field, String key, Object... arguments) {
        return violation(field, new Words(key, arguments));
    }

    Refusal violation(String field, Words fault) {
        List<Fault> more = new ArrayList<>(faults);
        more.add(new Fault(field, fault));
        return new Refusal(kind, words, List.copyOf(more), headers);
    }

    /** This refusal, answered with one more HTTP header. */
    public Refusal header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Refusal(kind, words, faults, Map.copyOf(more));
    }

    /** What kind of refusal it is. */
    public Kind kind() {
        return kind;
    }

    /** The key of its words. */
    public String key() {
        return words.key();
    }

    /** Whether a field is at fault. */
    public boolean namesFields() {
        return !faults.isEmpty();
    }

    Words words() {
        return words;
    }

    List<Fault> faults() {
        return faults;
    }

    Map<String, String> headers() {
        return headers;
    }
}
