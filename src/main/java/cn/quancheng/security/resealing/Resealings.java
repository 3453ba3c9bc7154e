package cn.quancheng.security.resealing;

import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The book of sealings anew, one row each. */
@ApplicationScoped
class Resealings {
    private final DataSource database;
    private final Clock clock;

    Resealings(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The newest one. */
    Optional<Resealing> newest() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select key, started_by, started_at, total, done, finished_at, failure from resealings"
                                + " order by id desc limit 1");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
            return Optional.of(Resealing.at(
                    clock.instant(),
                    row.getInt("key"),
                    row.getString("started_by"),
                    row.getObject("started_at", OffsetDateTime.class).toInstant(),
                    row.getLong("total"),
                    row.getLong("done"),
                    finished == null ? null : finished.toInstant(),
                    row.getString("failure")));
        }
    }

    int begin(Connection connection, int key, String by, long total) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into resealings (key, started_by, started_at, total) values (?, ?, ?, ?) returning id")) {
            insert.setInt(1, key);
            insert.setString(2, by);
            insert.setObject(3, now());
            insert.setLong(4, total);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    void progress(Connection connection, int id, int more) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update resealings set done = done + ? where id = ?")) {
            update.setInt(1, more);
            update.setInt(2, id);
            update.executeUpdate();
        }
    }

    void finish(Connection connection, int id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update resealings set finished_at = ? where id = ?")) {
            update.setObject(1, now());
            update.setInt(2, id);
            update.executeUpdate();
        }
    }

    /** Notes, on a connection of its own, why one broke off. */
    void fail(int id, String failure) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update resealings set failure = ? where id = ?")) {
            update.setString(1, failure);
            update.setInt(2, id);
            update.executeUpdate();
        }
    }

    /** Only the key in use occurs in the data any more. */
    void forgetOtherKeys(Connection connection, int key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from key_witnesses where name like 'identity-%' and name <> 'identity-' || ?")) {
            delete.setInt(1, key);
            delete.executeUpdate();
        }
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }
}
