package cn.quancheng.platform.start;

import cn.quancheng.platform.StartRefusal;

import java.sql.SQLException;
import java.util.Optional;

/** What a database's answer to the first knock means. */
final class DatabaseFailure {
    private DatabaseFailure() {}

    static Optional<StartRefusal> of(Throwable cause) {
        if (!(cause instanceof SQLException failure)) {
            return Optional.empty();
        }
        String state = String.valueOf(failure.getSQLState());
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return switch (state) {
            case "28P01", "28000" -> Optional.of(new StartRefusal("database-login", message));
            case "3D000" -> Optional.of(new StartRefusal("database-missing", message));
            case "42501" -> Optional.of(new StartRefusal("database-rights", message));
            case "53300" -> Optional.of(new StartRefusal("database-full", message));
            default ->
                state.startsWith("08")
                        ? Optional.of(new StartRefusal("database-unreachable", message))
                        : Optional.empty();
        };
    }
}
