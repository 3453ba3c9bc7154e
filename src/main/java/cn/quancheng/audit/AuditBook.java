package cn.quancheng.audit;

import cn.quancheng.platform.Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;

/** The book of who did what and why: written with what was done, in one transaction, and never changed. */
@ApplicationScoped
public class AuditBook {
    /** The statement that writes a line, for whoever writes it in one statement with something else. */
    public static final String LINE = "INSERT INTO audit_log (at, actor, action, subject_citizen, subject, reason,"
            + " details) VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)";

    private final DataSource database;
    private final Clock clock;
    private final ObjectMapper json;

    AuditBook(DataSource database, Clock clock, ObjectMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    /** Writes a line in the transaction that is under way; where there is none, the line stands by itself. */
    public void record(AuditEntry entry) {
        try (Connection connection = database.getConnection()) {
            record(connection, entry);
        } catch (SQLException e) {
            throw new IllegalStateException("the audit log could not be written", e);
        }
    }

    /** Writes a line in the transaction of a connection that its owner commits. */
    public void record(Connection transaction, AuditEntry entry) {
        try {
            Sql.update(transaction, LINE, line(entry));
        } catch (SQLException e) {
            throw new IllegalStateException("the audit log could not be written", e);
        }
    }

    /** What fills {@link #LINE}. */
    public @Nullable Object[] line(AuditEntry entry) {
        return new @Nullable Object[] {
            OffsetDateTime.now(clock),
            entry.actor(),
            entry.action(),
            entry.citizen().isPresent() ? entry.citizen().getAsLong() : null,
            entry.subject().orElse(null),
            entry.reason().orElse(null),
            details(entry.details())
        };
    }

    private @Nullable String details(Map<String, Object> details) {
        try {
            return details.isEmpty() ? null : json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and truths are JSON", e);
        }
    }
}
