package cn.quancheng.benchmark;

import cn.quancheng.platform.CopyReader;
import cn.quancheng.platform.DataFolder;
import io.agroal.api.AgroalDataSource;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The service's own database, for what the benchmark does to it beside the service. */
final class Database {
    private static final int BUFFER = 1 << 16;
    private static final String SCORES =
            "SELECT citizen_id, score::integer, tier::integer, government::integer, commerce::integer, society::integer,"
                    + " judicial::integer FROM ";

    private final AgroalDataSource source;
    private final String url;
    private final DataFolder folder;

    /** @param folder where the database's own password lies */
    Database(AgroalDataSource source, DataFolder folder) {
        this.source = source;
        this.url = source.getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcUrl();
        this.folder = folder;
    }

    /** Executes statements one by one, each in its own transaction. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = source.getConnection()) {
            execute(connection, statements);
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long number(String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Writes what a COPY gives into a file. */
    void copyOut(String copy, Path to) throws SQLException, IOException {
        try (OutputStream bytes = Files.newOutputStream(to)) {
            copyOut(copy, bytes);
        }
    }

    void copyOut(String copy, OutputStream to) throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, to);
        }
    }

    /** Feeds a COPY from a file and commits. */
    void copyIn(String copy, Path from) throws SQLException, IOException {
        try (Connection connection = source.getConnection();
                InputStream bytes = Files.newInputStream(from)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, bytes, BUFFER);
        }
    }

    /** The scores that stand in a table. */
    CityScores scores(String table) throws SQLException {
        CityScores scores = new CityScores(number("SELECT max(id) FROM citizens"));
        try (Connection connection = source.getConnection();
                CopyReader rows = new CopyReader(connection, SCORES + table)) {
            while (rows.next()) {
                long citizen = rows.getLong();
                for (int field = 0; field < CityScores.FIELDS; field++) {
                    scores.put(citizen, field, rows.getInt());
                }
            }
        }
        return scores;
    }

    long citizens() throws SQLException {
        return number("SELECT count(*) FROM citizens");
    }

    /** What was written before is no longer in the way of what is timed next. */
    void settle() throws SQLException {
        maintain("CHECKPOINT");
    }

    /** Executes as the superuser what the service's own login may not, and need not. */
    void maintain(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", superuserPassword())) {
            execute(connection, statement);
        }
    }

    private String superuserPassword() {
        try {
            return Files.readString(folder.root().resolve("secrets").resolve("database-password"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a connection to be used by hand. */
    Connection connection() throws SQLException {
        return source.getConnection();
    }
}
