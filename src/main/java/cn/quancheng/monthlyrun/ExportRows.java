package cn.quancheng.monthlyrun;

import cn.quancheng.monthlyrun.Export.State;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of wishes for exchange files; every method joins the transaction that is under way. */
@ApplicationScoped
class ExportRows {
    /** A released file may be fetched for so long, once. */
    private static final Duration OPEN_FOR = Duration.ofHours(24);

    private static final String INSERT =
            "INSERT INTO score_exports (run_id, purpose, requested_by, requested_at) VALUES (?, ?, ?, ?) RETURNING id";
    private static final String SELECT = """
            SELECT e.id, e.run_id, r.month, r.revision, e.purpose, e.requested_by, e.requested_at, e.released_by,
                e.released_at, e.downloaded_at
            FROM score_exports e JOIN runs r ON r.id = e.run_id
            """;

    private final AgroalDataSource database;
    private final Clock clock;

    ExportRows(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    int insert(int run, String purpose, String by) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, run);
            insert.setString(2, purpose);
            insert.setString(3, by);
            insert.setObject(4, OffsetDateTime.now(clock));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** What a run is; empty when there is none. */
    Optional<RunState> stateOfRun(int run) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT state FROM runs WHERE id = ?")) {
            select.setInt(1, run);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(RunState.valueOf(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** Wishes with a smaller number than this one, the newest first. */
    List<Export> before(int export, boolean pendingOnly, int most) throws SQLException {
        String select = SELECT + "WHERE e.id < ? AND (NOT ? OR e.released_at IS NULL) ORDER BY e.id DESC LIMIT ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setInt(1, export);
            statement.setBoolean(2, pendingOnly);
            statement.setInt(3, most);
            try (ResultSet rows = statement.executeQuery()) {
                List<Export> exports = new ArrayList<>();
                while (rows.next()) {
                    exports.add(export(rows));
                }
                return exports;
            }
        }
    }

    /** A wish, locked to the end of the transaction: of two who fetch at once, the second one finds it fetched. */
    Optional<Export> locked(int run, int export) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(SELECT + "WHERE e.id = ? AND e.run_id = ? FOR UPDATE OF e")) {
            select.setInt(1, export);
            select.setInt(2, run);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(export(row)) : Optional.empty();
            }
        }
    }

    void released(int export, String by) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE score_exports SET released_at = ?, released_by = ? WHERE id = ?")) {
            update.setObject(1, OffsetDateTime.now(clock));
            update.setString(2, by);
            update.setInt(3, export);
            update.executeUpdate();
        }
    }

    void downloaded(int export) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE score_exports SET downloaded_at = ? WHERE id = ?")) {
            update.setObject(1, OffsetDateTime.now(clock));
            update.setInt(2, export);
            update.executeUpdate();
        }
    }

    private Export export(ResultSet row) throws SQLException {
        Instant released = instant(row, "released_at");
        Instant downloaded = instant(row, "downloaded_at");
        return new Export(
                row.getInt("id"),
                row.getInt("run_id"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("revision"),
                row.getString("purpose"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                state(released, downloaded),
                row.getString("released_by"),
                released,
                downloaded);
    }

    private State state(@Nullable Instant released, @Nullable Instant downloaded) {
        if (downloaded != null) {
            return State.DOWNLOADED;
        }
        if (released == null) {
            return State.PENDING;
        }
        return released.isAfter(clock.instant().minus(OPEN_FOR)) ? State.RELEASED : State.EXPIRED;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
