package cn.quancheng.platform.servers;

import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.StartRefusal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Real servers, really killed. */
class EmbeddedServersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path root;

    @Test
    void two_services_of_two_folders_share_no_program_and_no_secret() throws IOException {
        try (EmbeddedServers one = start("one");
                EmbeddedServers other = start("other")) {
            assertThat(program("one")).startsWith(root.resolve("one").toString());
            assertThat(program("other")).startsWith(root.resolve("other").toString());
            assertThat(one.settings().get("quarkus.flyway.password"))
                    .isNotEqualTo(other.settings().get("quarkus.flyway.password"))
                    .isNotEqualTo(one.settings().get("quarkus.datasource.password"));
        }
        try (Stream<Path> secrets = Files.list(root.resolve("one/secrets"))) {
            assertThat(secrets)
                    .allSatisfy(
                            secret -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                                    .isEqualTo("rw-------"))
                    .hasSize(4);
        }
    }

    @Test
    void a_database_that_is_killed_comes_back_where_it_was_with_what_was_committed() throws Exception {
        CompletableFuture<Void> back = new CompletableFuture<>();
        try (EmbeddedServers servers = start("one")) {
            servers.watch(() -> back.complete(null), why -> back.completeExceptionally(why));
            try (Connection connection = connect(servers);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (word text)");
                statement.execute("INSERT INTO kept VALUES ('泉')");
                kill("one");
                back.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            }
            try (Connection connection = connect(servers);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT word FROM kept")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("泉");
            }
        }
    }

    @Test
    void a_database_that_does_not_come_up_again_is_given_up_with_a_word() throws Exception {
        CompletableFuture<StartRefusal> givenUp = new CompletableFuture<>();
        try (EmbeddedServers servers = start("one")) {
            servers.watch(
                    () -> {},
                    givenUp::complete,
                    new PostgresWatch.Endurance(2, Duration.ofMillis(100), Duration.ofSeconds(2)));
            Files.writeString(root.resolve("one/postgres/PG_VERSION"), "7\n");
            kill("one");

            StartRefusal why = givenUp.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(why.what()).isEqualTo("postgres-dead");
            assertThat(why).hasMessageContaining("has stopped");
        }
    }

    @Test
    void a_database_that_keeps_dying_is_given_up_though_it_comes_back_each_time() throws Exception {
        BlockingQueue<Optional<StartRefusal>> after = new LinkedBlockingQueue<>();
        try (EmbeddedServers servers = start("one")) {
            servers.watch(() -> after.add(Optional.empty()), why -> after.add(Optional.of(why)));
            for (int death = 1; death <= PostgresWatch.MOST_DEATHS; death++) {
                kill("one");
                assertThat(after.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEmpty();
            }
            kill("one");
            assertThat(Objects.requireNonNull(after.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)))
                    .hasValueSatisfying(why -> assertThat(why.what()).isEqualTo("postgres-dead"));
        }
    }

    @Test
    void a_database_that_would_lose_what_it_said_yes_to_is_refused() throws Exception {
        PostgresBinaries binaries = new PostgresBinaries(root.resolve("programs"));
        // The library's own default, which gives durability away for speed.
        try (EmbeddedPostgres fast = EmbeddedPostgres.builder()
                        .setPgBinaryResolver(binaries)
                        .setOverrideWorkingDirectory(binaries.folder().toFile())
                        .start();
                Connection connection = fast.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");

            assertThat(Durability.faults(connection)).contains("fsync = off", "synchronous_commit = off");
            assertThatThrownBy(() -> Durability.require(connection)).isInstanceOf(StartRefusal.class);
        }
    }

    @Test
    void the_one_that_the_service_brings_along_is_durable() throws SQLException {
        try (EmbeddedServers servers = start("one");
                Connection connection = connect(servers)) {
            assertThat(Durability.faults(connection)).isEmpty();
        }
    }

    private EmbeddedServers start(String folder) {
        return EmbeddedServers.start(new DataFolder(root.resolve(folder)), () -> {}, key -> null);
    }

    private String program(String folder) throws IOException {
        return postmaster(folder).info().command().orElseThrow();
    }

    private void kill(String folder) throws IOException {
        postmaster(folder).destroyForcibly();
    }

    private ProcessHandle postmaster(String folder) throws IOException {
        long number = Long.parseLong(Files.readAllLines(root.resolve(folder).resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        return ProcessHandle.of(number).orElseThrow();
    }

    private static Connection connect(EmbeddedServers servers) throws SQLException {
        return DriverManager.getConnection(
                servers.settings().get("quarkus.datasource.jdbc.url"),
                servers.settings().get("quarkus.flyway.username"),
                servers.settings().get("quarkus.flyway.password"));
    }
}
