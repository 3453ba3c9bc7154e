package cn.quancheng.platform.start;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A program that is started by its name in the place of the service, {@code java -jar … learn}: without servers, a database or
 * keys. A room brings one along as a {@link ServiceLoader}'s provider.
 */
public interface Command {
    /** The first argument that starts it. */
    String name();

    /**
     * Runs to the end.
     *
     * @param arguments those behind its name
     * @param out for what it came to, {@code err} for progress and faults; both in UTF-8
     * @return the exit code: 0 where it did what was asked, 1 where it could not, 2 where nobody can tell what was asked
     */
    int run(List<String> arguments, PrintStream out, PrintStream err);

    /** The command that these arguments start, if they start one. */
    static Optional<Command> of(String... arguments) {
        return ServiceLoader.load(Command.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(command -> arguments.length > 0 && command.name().equals(arguments[0]))
                .findFirst();
    }
}
