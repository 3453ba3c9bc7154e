package cn.quancheng.intake;

import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.LongWork;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityVault;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that were refused, as they were sent: sealed, kept some days for their sender to mend, then forgotten. As many
 * of a file as its faults are listed.
 */
@ApplicationScoped
class RefusedLines {
    private static final String PURPOSE = "refused-lines";
    private static final int FETCH = 2_000;
    private static final Duration DOWNLOAD = Duration.ofHours(1);

    private final AgroalDataSource database;
    private final IdentityVault vault;
    private final IntakeSettings settings;
    private final Clock clock;

    @Inject
    RefusedLines(AgroalDataSource database, IdentityVault vault, IntakeSettings settings, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes the lines one by one. */
    interface Reader {
        /**
         * A refused line.
         *
         * @param fields as they were sent; fewer than there are columns where they could not be told apart
         * @param faults {@code field, message} of each
         */
        void line(long number, List<String> fields, List<String[]> faults) throws IOException;
    }

    @Produces
    @Singleton
    SealedColumn sealedLines() {
        AtRest lines = vault.atRest(PURPOSE);
        return new SealedColumn(
                "batch_refused_lines",
                "id",
                "int8send(batch_id) || int8send(line)",
                "sealed_line",
                (owner, line) -> lines.seal(owner, lines.open(owner, line)));
    }

    /** Seals the lines of a file while they are staged, all of them: which ones are refused shows only at the end. */
    LineSeal seal(long batch) {
        return new LineSeal(settings.refusedLinesKept().isZero() ? null : vault.atRestForOneThread(PURPOSE), batch);
    }

    /** Keeps the lines of a batch that have faults, in the transaction that accounts for it, before its staging is dropped. */
    void keep(Connection connection, long batch) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO batch_refused_lines (batch_id, line, sealed_line, ends_at)"
                        + " SELECT ?, s.line, s.sealed_line, ? FROM " + Staging.table(batch)
                        + " s WHERE s.sealed_line IS NOT NULL"
                        + " AND s.line IN (SELECT line FROM batch_faults WHERE batch_id = ?) ORDER BY s.line",
                batch,
                Timestamp.from(clock.instant().plus(settings.refusedLinesKept())),
                batch);
    }

    /** How many lines are still kept of a batch. */
    long count(long batch) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            "SELECT count(*) FROM batch_refused_lines WHERE batch_id = ? AND ends_at > ?",
                            row -> row.getLong(1),
                            batch,
                            Timestamp.from(clock.instant()))
                    .orElseThrow();
        }
    }

    /** Opens the lines of a batch in their order. */
    void read(long batch, Reader reader) throws SQLException, IOException {
        AtRest atRest = vault.atRestForOneThread(PURPOSE);
        String sql = """
                SELECT l.line, l.sealed_line, f.field, f.message
                FROM batch_refused_lines l JOIN batch_faults f ON f.batch_id = l.batch_id AND f.line = l.line
                WHERE l.batch_id = ? AND l.ends_at > ? ORDER BY l.line, f.field
                """;
        try (Connection connection = LongWork.connection(database, DOWNLOAD)) {
            connection.setAutoCommit(false);
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setFetchSize(FETCH);
                query.setLong(1, batch);
                query.setTimestamp(2, Timestamp.from(clock.instant()));
                try (ResultSet rows = query.executeQuery()) {
                    read(rows, batch, atRest, reader);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void read(ResultSet rows, long batch, AtRest atRest, Reader reader)
            throws SQLException, IOException {
        boolean more = rows.next();
        while (more) {
            long number = rows.getLong(1);
            List<String> fields = LineSeal.open(atRest, batch, number, rows.getBytes(2));
            List<String[]> faults = new ArrayList<>();
            do {
                faults.add(new String[] {rows.getString(3), rows.getString(4)});
                more = rows.next();
            } while (more && rows.getLong(1) == number);
            reader.line(number, fields, faults);
        }
    }

    /** Forgets the lines whose days are over. */
    @Scheduled(every = "1h", delayed = "12m", identity = "forget-refused-lines")
    void forget() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection, "DELETE FROM batch_refused_lines WHERE ends_at <= ?", Timestamp.from(clock.instant()));
        }
    }
}
