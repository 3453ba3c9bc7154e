package cn.quancheng.platform.start;

import cn.quancheng.platform.StartRefusal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/**
 * What a database was made for, as its table {@code installation} says; the schema's first version writes it. Read
 * before the schema is brought up to date, so that a start that is refused has changed nothing.
 */
final class DatabaseMark {
    private static final String EARLIER =
            "SELECT CASE WHEN EXISTS (SELECT FROM accounts WHERE login = 'demo-department') THEN 'DEMO'"
                    + " WHEN EXISTS (SELECT FROM accounts) THEN 'PRODUCTION' END";
    private static final String STRANGE =
            "SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                    + " AND relkind IN ('r', 'p', 'v', 'm'))";

    private DatabaseMark() {}

    /** @throws StartRefusal when the database was made for the other kind, or a demo finds somebody's tables in it */
    static void require(Connection connection, InstallationKind kind) throws SQLException {
        Optional<InstallationKind> made = read(connection);
        if (made.isPresent() && made.get() != kind) {
            throw new StartRefusal("database-" + made.get().name().toLowerCase(Locale.ROOT));
        }
        if (made.isEmpty() && kind == InstallationKind.DEMO && isTrue(connection, STRANGE)) {
            throw new StartRefusal("database-not-empty");
        }
    }

    private static Optional<InstallationKind> read(Connection connection) throws SQLException {
        if (exists(connection, "installation")) {
            return kind(connection, "SELECT kind FROM installation");
        }
        // A database of an earlier version: the demo's accounts tell it.
        return exists(connection, "flyway_schema_history") && exists(connection, "accounts")
                ? kind(connection, EARLIER)
                : Optional.empty();
    }

    private static Optional<InstallationKind> kind(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.ofNullable(row.getString(1)).map(InstallationKind::valueOf) : Optional.empty();
        }
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        return isTrue(connection, "SELECT to_regclass('" + table + "') IS NOT NULL");
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
