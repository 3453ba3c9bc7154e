package cn.quancheng.intake;

import cn.quancheng.platform.LongWork;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The book of the files that were taken in. */
@ApplicationScoped
class Batches {
    /** Class of the locks that tell that a file is still in somebody's hands; the other half of the key is the batch. */
    static final int ALIVE = 0x5144;

    private static final int FETCH = 10_000;
    private static final Duration DOWNLOAD = Duration.ofHours(1);
    private static final String ABANDONED = "处理中断，文件未改变任何数据，请重新上传";

    private final AgroalDataSource database;
    private final Clock clock;

    @Inject
    Batches(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens a batch and holds it alive as long as the connection lives. Commits. */
    long open(Connection connection, String kind, String client) throws SQLException {
        String insert =
                "INSERT INTO batches (kind, client, state, received_at) VALUES (?, ?, 'RECEIVING', ?) RETURNING id";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, kind);
            statement.setString(2, client);
            statement.setTimestamp(3, Timestamp.from(clock.instant()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long id = row.getLong(1);
                hold(connection, id);
                connection.commit();
                return id;
            }
        }
    }

    /** Notes, on a connection of its own, how many lines were read. */
    void progress(long id, long linesRead) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, "UPDATE batches SET lines_read = ? WHERE id = ?", linesRead, id);
        }
    }

    /** Notes that a file was read whole, in the connection's transaction. */
    void received(Connection connection, long id, long lines) throws SQLException {
        update(
                connection,
                "UPDATE batches SET state = 'WAITING', lines_read = ?, total = ? WHERE id = ?",
                lines,
                lines,
                id);
    }

    void applying(Connection connection, long id) throws SQLException {
        update(connection, "UPDATE batches SET state = 'APPLYING' WHERE id = ?", id);
    }

    /** Notes what a file came to, in the transaction that applies it. */
    void done(Connection connection, long id, long entry, long rejected, BatchKind.Outcome outcome)
            throws SQLException {
        update(
                connection,
                "UPDATE batches SET state = 'DONE', entry = ?, accepted = ?, rejected = ?, duplicates = ?,"
                        + " finished_at = ? WHERE id = ?",
                entry,
                outcome.accepted(),
                rejected + outcome.refused(),
                outcome.duplicates(),
                Timestamp.from(clock.instant()),
                id);
    }

    /** Gives up every batch that nobody holds any more. */
    void giveUpAbandoned() throws SQLException {
        List<Long> unfinished = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT id FROM batches WHERE state NOT IN ('DONE', 'FAILED')");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                unfinished.add(rows.getLong(1));
            }
        }
        for (long id : unfinished) {
            find(id);
        }
    }

    /** Notes, on a connection of its own, that a file came to nothing, and drops what was staged of it. */
    void failed(long id, String why) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(
                    connection,
                    "UPDATE batches SET state = 'FAILED', failure = ?, finished_at = ?"
                            + " WHERE id = ? AND state NOT IN ('DONE', 'FAILED')",
                    why,
                    Timestamp.from(clock.instant()),
                    id);
            update(connection, "DROP TABLE IF EXISTS " + Staging.table(id));
        }
    }

    /** Forgets a batch that turned out to be another one, sent again. */
    void forget(long id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, "DELETE FROM batches WHERE id = ?", id);
        }
    }

    /** A batch; one that nobody holds any more is given up first. */
    Optional<Batch> find(long id) throws SQLException {
        Optional<Batch> found = read(id);
        if (found.isPresent() && !found.get().state().isFinal() && isAbandoned(id)) {
            failed(id, ABANDONED);
            return read(id);
        }
        return found;
    }

    /** Writes the refused lines as CSV, one row a fault. */
    void writeFaults(long id, Writer csv) throws SQLException {
        try (Connection connection = LongWork.connection(database, DOWNLOAD)) {
            connection.setAutoCommit(false);
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT line, field, value, message FROM batch_faults WHERE batch_id = ? ORDER BY line, field")) {
                query.setFetchSize(FETCH);
                query.setLong(1, id);
                try (ResultSet rows = query.executeQuery()) {
                    write(rows, csv);
                }
            } finally {
                connection.rollback();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ResultSet rows, Writer csv) throws SQLException, IOException {
        csv.write("line,field,value,message\r\n");
        while (rows.next()) {
            csv.append(rows.getString(1)).append(',');
            csv.append(CsvField.quoted(rows.getString(2))).append(',');
            csv.append(CsvField.quoted(rows.getString(3))).append(',');
            csv.append(CsvField.quoted(rows.getString(4))).append("\r\n");
        }
        csv.flush();
    }

    private Optional<Batch> read(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT * FROM batches WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(batch(row)) : Optional.empty();
            }
        }
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("client"),
                BatchState.valueOf(row.getString("state")),
                row.getTimestamp("received_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                row.getLong("lines_read"),
                row.getLong("total"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getLong("duplicates"),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private boolean isAbandoned(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
            query.setInt(1, ALIVE);
            query.setInt(2, Math.toIntExact(id));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                boolean abandoned = row.getBoolean(1);
                if (abandoned) {
                    release(connection, id);
                }
                return abandoned;
            }
        }
    }

    private static void hold(Connection connection, long id) throws SQLException {
        lock(connection, "SELECT pg_advisory_lock(?, ?)", id);
    }

    /** Lets go of a batch that is done with, on the connection that held it. */
    static void release(Connection connection, long id) throws SQLException {
        lock(connection, "SELECT pg_advisory_unlock(?, ?)", id);
    }

    private static void lock(Connection connection, String sql, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, ALIVE);
            statement.setInt(2, Math.toIntExact(id));
            statement.execute();
        }
    }

    private static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
