package cn.quancheng.monthlyrun;

import cn.quancheng.platform.Refusal;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/** Who wanted a run's exchange file, for what, and who released it. */
@ApplicationScoped
class ExportReleases {
    /** A released file may be fetched for so long. */
    private static final Duration OPEN_FOR = Duration.ofHours(24);

    private final AgroalDataSource database;
    private final Clock clock;
    private final boolean needed;

    @Inject
    ExportReleases(AgroalDataSource database, Clock clock, RunSettings settings) {
        this.database = database;
        this.clock = clock;
        this.needed = settings.exportNeedsRelease();
    }

    /**
     * Notes a wish for a run's file.
     *
     * @return its number
     */
    int request(int run, String purpose, String by) throws SQLException {
        String insert = "INSERT INTO score_exports (run_id, purpose, requested_by, requested_at) VALUES (?, ?, ?, ?)"
                + " RETURNING id";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setInt(1, run);
            statement.setString(2, purpose);
            statement.setString(3, by);
            statement.setTimestamp(4, Timestamp.from(clock.instant()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /**
     * Releases a wish of somebody else's.
     *
     * @throws Refusal 404 when there is none for that run, or 409 when it is the caller's own
     */
    void release(int run, int export, String by) throws SQLException {
        String update = "UPDATE score_exports SET released_by = ?, released_at = ?"
                + " WHERE id = ? AND run_id = ? AND released_by IS NULL AND requested_by <> ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, by);
            statement.setTimestamp(2, Timestamp.from(clock.instant()));
            statement.setInt(3, export);
            statement.setInt(4, run);
            statement.setString(5, by);
            if (statement.executeUpdate() == 0) {
                throw exists(connection, run, export)
                        ? Refusal.of(Refusal.Kind.CONFLICT, "monthlyrun.export-own")
                        : Refusal.of(Refusal.Kind.NOT_FOUND, "monthlyrun.export-unknown");
            }
        }
    }

    /**
     * Lets whoever asked for a file have it, where it was released; always where no release is needed.
     *
     * @return the purpose
     * @throws Refusal 403 where it was not, or too long ago
     */
    String check(int run, @Nullable Integer export, String by) throws SQLException {
        if (!needed) {
            return "演示";
        }
        String select = "SELECT purpose FROM score_exports"
                + " WHERE id = ? AND run_id = ? AND requested_by = ? AND released_at > ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setInt(1, export == null ? -1 : export);
            statement.setInt(2, run);
            statement.setString(3, by);
            statement.setTimestamp(4, Timestamp.from(clock.instant().minus(OPEN_FOR)));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw Refusal.of(Refusal.Kind.FORBIDDEN, "monthlyrun.export-unreleased");
                }
                return row.getString(1);
            }
        }
    }

    private static boolean exists(Connection connection, int run, int export) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT FROM score_exports WHERE id = ? AND run_id = ?")) {
            statement.setInt(1, export);
            statement.setInt(2, run);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
