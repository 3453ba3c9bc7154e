package cn.quancheng.platform.start;

import cn.quancheng.platform.StartRefusal;
import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import org.flywaydb.core.api.FlywayException;

import java.io.PrintStream;
import java.net.BindException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Why a start failed, in words: known causes have their own, all others the message of their root. */
final class StartFailure {
    private final StartRefusal refusal;

    private StartFailure(StartRefusal refusal) {
        this.refusal = refusal;
    }

    /** @param failure what ended the start */
    static StartFailure of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return new StartFailure(first(chain, StartFailure::refusal)
                .or(() -> first(chain, StartFailure::setting))
                .or(() -> first(chain, StartFailure::port))
                .or(() -> first(chain, DatabaseFailure::of))
                .or(() -> first(chain, StartFailure::schema))
                .orElseGet(() -> unknown(chain.get(chain.size() - 1))));
    }

    /** Whether there are words for it, so that nobody needs the stack trace. */
    boolean isKnown() {
        return !refusal.what().equals("unknown");
    }

    /** In one line, for the log. */
    String summary() {
        return refusal.why(Locale.ENGLISH);
    }

    /**
     * Says it to whoever started the service, in Chinese and in English.
     *
     * @param secrets values that are not to be repeated, whatever a message quotes
     */
    void print(PrintStream to, Collection<String> secrets) {
        String text = "泉诚没有启动：" + refusal.why(Locale.CHINESE) + "\n  怎么办：" + refusal.mend(Locale.CHINESE)
                + "\nQuancheng did not start: " + refusal.why(Locale.ENGLISH) + "\n  What to do: "
                + refusal.mend(Locale.ENGLISH);
        for (String secret : secrets) {
            text = text.replace(secret, "***");
        }
        to.println(text);
    }

    private static Optional<StartRefusal> refusal(Throwable cause) {
        return cause instanceof StartRefusal refusal ? Optional.of(refusal) : Optional.empty();
    }

    private static Optional<StartRefusal> setting(Throwable cause) {
        if (cause instanceof ConfigValidationException faults) {
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < faults.getProblemCount(); i++) {
                problems.add("\n    "
                        + SettingFault.of(String.valueOf(faults.getProblem(i).getMessage())));
            }
            return Optional.of(new StartRefusal("setting", String.join("", problems)));
        }
        String message = String.valueOf(cause.getMessage());
        return message.contains("SRCFG")
                ? Optional.of(new StartRefusal("setting", "\n    " + SettingFault.of(message)))
                : Optional.empty();
    }

    private static Optional<StartRefusal> port(Throwable cause) {
        if (cause instanceof QuarkusBindException bind) {
            return Optional.of(new StartRefusal("port-taken", Integer.toString(bind.getPort())));
        }
        return cause instanceof BindException
                ? Optional.of(new StartRefusal("port-taken", String.valueOf(cause.getMessage())))
                : Optional.empty();
    }

    private static Optional<StartRefusal> schema(Throwable cause) {
        return cause instanceof FlywayException
                ? Optional.of(new StartRefusal("schema", firstLines(String.valueOf(cause.getMessage()))))
                : Optional.empty();
    }

    private static StartRefusal unknown(Throwable root) {
        return new StartRefusal(
                "unknown", root.getClass().getSimpleName() + ": " + firstLines(String.valueOf(root.getMessage())));
    }

    private static String firstLines(String message) {
        return message.lines()
                .limit(3)
                .map(String::strip)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private static Optional<StartRefusal> first(
            List<Throwable> chain, Function<Throwable, Optional<StartRefusal>> cause) {
        return chain.stream().map(cause).flatMap(Optional::stream).findFirst();
    }

    private static List<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
