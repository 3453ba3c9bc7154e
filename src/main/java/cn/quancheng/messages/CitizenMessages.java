package cn.quancheng.messages;

import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;

/** The outbox of what citizens are told: a message stands exactly when what it tells of was committed. */
@ApplicationScoped
public class CitizenMessages {
    private static final String INSERT =
            "INSERT INTO citizen_messages (citizen_id, at, kind, text) VALUES (?, ?, ?, ?)";

    private final DataSource database;
    private final Clock clock;

    CitizenMessages(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Tells a citizen something, in the transaction that is under way; where there is none, at once. */
    public void tell(long citizen, CitizenMessage message) {
        try (Connection connection = database.getConnection()) {
            tell(connection, citizen, message);
        } catch (SQLException e) {
            throw new IllegalStateException("a citizen could not be told", e);
        }
    }

    /** Tells a citizen something, in the transaction of a connection that its owner commits. */
    public void tell(Connection transaction, long citizen, CitizenMessage message) {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setLong(1, citizen);
            insert.setObject(2, OffsetDateTime.now(clock));
            insert.setString(3, message.kind());
            insert.setString(4, message.text());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a citizen could not be told", e);
        }
    }
}
