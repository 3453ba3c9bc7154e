package cn.quancheng.platform.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** An embedded PostgreSQL that listens on the loopback address only and asks for a password. */
final class PostgresServer implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PID_FILE = "postmaster.pid";
    private static final int ANY_PORT = 0;
    private static final String ONLY_WITH_PASSWORD = """
            local all all scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128      scram-sha-256
            """;

    private final Path folder;
    private final PostgresBinaries binaries;
    private final String password;
    private EmbeddedPostgres server;
    private boolean closed;

    private PostgresServer(Path folder, PostgresBinaries binaries, String password, EmbeddedPostgres server) {
        this.folder = folder;
        this.binaries = binaries;
        this.password = password;
        this.server = server;
    }

    /**
     * Starts the server of a folder.
     *
     * @param folder of its data
     * @param binaries its programs, unpacked into a folder that no other server uses
     * @param password of the superuser, whom nobody but this room logs in as
     */
    static PostgresServer start(Path folder, PostgresBinaries binaries, String password, PostgresRoles roles)
            throws IOException {
        LeftoverProcess.stop(folder.resolve(PID_FILE), "postgres");
        LeftoverProcess.endAllOf(binaries.folder());
        PostgresServer postgres =
                new PostgresServer(folder, binaries, password, start(folder, binaries, password, ANY_PORT, PATIENCE));
        try {
            postgres.prepare(roles);
            return postgres;
        } catch (IOException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(
            Path folder, PostgresBinaries binaries, String password, int port, Duration patience) throws IOException {
        EmbeddedPostgres.Builder builder = tuned(EmbeddedPostgres.builder())
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPgBinaryResolver(binaries)
                .setOverrideWorkingDirectory(binaries.folder().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(patience)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setConnectConfig("password", password)
                .setErrorRedirector(log(folder))
                .setOutputRedirector(log(folder));
        return (port == ANY_PORT ? builder : builder.setPort(port)).start();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** Waits until the server has ended, whoever ended it. */
    void awaitEnd() throws IOException {
        Optional<ProcessHandle> process = Files.readAllLines(folder.resolve(PID_FILE)).stream()
                .findFirst()
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())));
        process.ifPresent(running -> running.onExit().join());
    }

    /**
     * Starts a server that has died once more, on the same port, whatever it left behind; it recovers by its own log.
     *
     * @param patience how long it may take to recover
     * @return false when it was meant to end
     * @throws IOException when it does not come up
     */
    synchronized boolean startAgain(Duration patience) throws IOException {
        if (closed) {
            return false;
        }
        int port = server.getPort();
        server.close();
        LeftoverProcess.endAllOf(binaries.folder());
        // The library's own lock, which an attempt that failed does not let go of; the data folder's holds meanwhile.
        Files.deleteIfExists(folder.resolve("epg-lock"));
        server = start(folder, binaries, password, port, patience);
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
        }
    }

    private void prepare(PostgresRoles roles) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            Durability.require(connection);
            askForPassword(connection);
            roles.make(connection);
        } catch (SQLException e) {
            throw new IOException("the embedded PostgreSQL could not be prepared", e);
        }
    }

    private void askForPassword(Connection connection) throws IOException, SQLException {
        Path access = folder.resolve("pg_hba.conf");
        if (Files.readString(access).equals(ONLY_WITH_PASSWORD)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "'");
            Files.writeString(access, ONLY_WITH_PASSWORD);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /**
     * Durable, unlike what an embedded server for tests is by default; its log holds no statement and no row, for rows
     * hold people's data. Fit for a machine of two cores and a few gigabytes; an installation that has more brings its own server.
     */
    private static EmbeddedPostgres.Builder tuned(EmbeddedPostgres.Builder builder) {
        return builder.setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("effective_cache_size", "2GB")
                .setServerConfig("work_mem", "64MB")
                .setServerConfig("maintenance_work_mem", "256MB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .setServerConfig("client_connection_check_interval", "2s")
                .setServerConfig("timezone", "Asia/Shanghai");
    }

    private static ProcessBuilder.Redirect log(Path folder) {
        return ProcessBuilder.Redirect.appendTo(
                folder.resolveSibling("postgres.log").toFile());
    }
}
