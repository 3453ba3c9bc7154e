package cn.quancheng.platform;

import io.quarkus.logging.LoggingFilter;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * The last fence before the log: whatever in a message, or in an exception's message, may be an identity number is
 * masked. No code should let one come this far.
 */
@LoggingFilter(name = "identity-numbers")
public final class LogMask implements Filter {
    @Override
    public boolean isLoggable(LogRecord line) {
        String message = line instanceof ExtLogRecord ext ? ext.getFormattedMessage() : line.getMessage();
        if (message != null) {
            String masked = Masking.text(message);
            if (!masked.equals(message)) {
                replace(line, masked);
            }
        }
        Throwable thrown = line.getThrown();
        if (thrown != null) {
            line.setThrown(Masked.of(thrown));
        }
        return true;
    }

    private static void replace(LogRecord line, String message) {
        if (line instanceof ExtLogRecord ext) {
            ext.setMessage(message, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            line.setMessage(message);
        }
        line.setParameters(null);
    }

    /** Stands for an exception whose message, or a cause's message, had something to mask. */
    private static final class Masked extends Throwable {
        private static final long serialVersionUID = 1L;
        private final String shown;

        private Masked(Throwable original, @Nullable Throwable cause) {
            super(null, cause, false, true);
            this.shown = Masking.text(original.toString());
            setStackTrace(original.getStackTrace());
        }

        static Throwable of(Throwable original) {
            Throwable cause = original.getCause();
            Throwable maskedCause = cause == null ? null : of(cause);
            boolean clean =
                    maskedCause == cause && Masking.text(original.toString()).equals(original.toString());
            return clean && original.getSuppressed().length == 0 ? original : new Masked(original, maskedCause);
        }

        @Override
        public String toString() {
            return shown;
        }
    }
}
