package cn.quancheng.platform;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Troubles of the database that are nobody's fault here: the same request may well be served a little later. */
public enum DatabaseTrouble {
    /** Nothing can be asked of it: it is starting or stopping, cannot be reached, or has no connection left. */
    AWAY,
    /** Somebody else holds what was needed. */
    BUSY,
    /** The statement took longer than it may. */
    TOO_LONG;

    /** The trouble at the bottom of a failure, if it is one. */
    public static Optional<DatabaseTrouble> of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                Optional<DatabaseTrouble> trouble = sql.getSQLState() == null ? noneLeft(sql) : of(sql.getSQLState());
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether doing the same again, by itself and without a person, is sensible. */
    public boolean isPassing() {
        return this != TOO_LONG;
    }

    /** The key of the words for a person. */
    String words() {
        return switch (this) {
            case AWAY -> "platform.database-away";
            case BUSY -> "platform.database-busy";
            case TOO_LONG -> "platform.database-too-long";
        };
    }

    private static Optional<DatabaseTrouble> of(String state) {
        return switch (state) {
            // lock_not_available, serialization_failure, deadlock_detected
            case "55P03", "40001", "40P01" -> Optional.of(BUSY);
            // query_canceled
            case "57014" -> Optional.of(TOO_LONG);
            // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections,
            // idle_in_transaction_session_timeout
            case "57P01", "57P02", "57P03", "53300", "25P03" -> Optional.of(AWAY);
            default -> state.startsWith("08") ? Optional.of(AWAY) : Optional.empty();
        };
    }

    /** The pool tells only by a cause that it had no connection to give. */
    private static Optional<DatabaseTrouble> noneLeft(SQLException failure) {
        return failure.getCause() instanceof TimeoutException ? Optional.of(AWAY) : Optional.empty();
    }
}
