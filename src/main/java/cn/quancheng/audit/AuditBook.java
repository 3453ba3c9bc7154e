package cn.quancheng.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;

/** The book of who did what and why: written with what was done, in one transaction, and never changed. */
@ApplicationScoped
public class AuditBook {
    private static final String INSERT = "INSERT INTO audit_log (at, actor, action, subject_citizen, subject, reason,"
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
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setObject(1, OffsetDateTime.now(clock));
            insert.setString(2, entry.actor());
            insert.setString(3, entry.action());
            insert.setObject(4, entry.citizen().isPresent() ? entry.citizen().getAsLong() : null, Types.BIGINT);
            insert.setString(5, entry.subject().orElse(null));
            insert.setString(6, entry.reason().orElse(null));
            insert.setString(7, details(entry.details()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit log could not be written", e);
        }
    }

    private @Nullable String details(Map<String, Object> details) {
        try {
            return details.isEmpty() ? null : json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and truths are JSON", e);
        }
    }
}
