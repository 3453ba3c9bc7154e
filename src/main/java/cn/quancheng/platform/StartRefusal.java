package cn.quancheng.platform;

import java.util.List;
import java.util.Locale;

/**
 * The service cannot start as things are, and it is known why and how to mend it. {@code starting.<what>.why} and
 * {@code starting.<what>.mend} in {@code messages/starting.properties} say both; the start prints them in both languages. Its
 * arguments are printed: they hold no key and no password.
 */
public class StartRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final transient List<Object> arguments;

    /**
     * A start that is refused.
     *
     * @param what the place of the words in the bundle, such as {@code port-taken}
     * @param arguments fill the {@code {0}}, {@code {1}}, … of both its texts
     */
    public StartRefusal(String what, Object... arguments) {
        super(words(Locale.ENGLISH, what, "why", List.of(arguments)));
        this.what = what;
        this.arguments = List.of(arguments);
    }

    /** The same, with what it came from. */
    public StartRefusal(Throwable cause, String what, Object... arguments) {
        this(what, arguments);
        initCause(cause);
    }

    /** Where its words stand. */
    public final String what() {
        return what;
    }

    /** Why the service does not start. */
    public final String why(Locale language) {
        return words(language, what, "why", arguments);
    }

    /** What whoever started it can do. */
    public final String mend(Locale language) {
        return words(language, what, "mend", arguments);
    }

    private static String words(Locale language, String what, String part, List<Object> arguments) {
        return Messages.text(language, "starting." + what + "." + part, arguments.toArray());
    }
}
