package cn.quancheng.platform;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

/** Nobody waits for the database for ever, and who waited too long is told so. */
@QuarkusTest
@TestProfile(ConnectionLimitsTest.ShortLimits.class)
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ConnectionLimitsTest {
    private static final List<String> LIMITS = List.of(
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "client_connection_check_interval");

    /** Short enough for a test to wait for. */
    public static class ShortLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quancheng.database.statement-timeout", "2s",
                    "quancheng.database.lock-timeout", "500ms",
                    "quancheng.database.idle-in-transaction-timeout", "3s",
                    "quancheng.run.look-every", "60s");
        }
    }

    @Inject
    AgroalDataSource database;

    @Inject
    ConnectionLimits limits;

    @Inject
    TestCity city;

    @Inject
    Config config;

    @Test
    void every_connection_of_the_pool_has_them() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(LIMITS).map(name -> show(connection, name)).containsExactly("2s", "500ms", "3s", "2s");
            assertThat(connection.getNetworkTimeout()).isEqualTo(32_000);
        }
    }

    @Test
    void an_address_that_says_otherwise_takes_none_of_them_off() throws SQLException {
        String own =
                setting("jdbc.url") + "?options=-c%20statement_timeout%3D0%20-c%20lock_timeout%3D0&socketTimeout=0";
        AgroalDataSourceConfigurationSupplier pool = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(c -> c.maxSize(1)
                        .connectionFactoryConfiguration(f -> f.jdbcUrl(own)
                                .principal(new NamePrincipal(setting("username")))
                                .credential(new SimplePassword(setting("password")))));
        try (AgroalDataSource owners = AgroalDataSource.from(pool)) {
            owners.setPoolInterceptors(List.of(limits));
            try (Connection connection = owners.getConnection()) {
                assertThat(LIMITS).map(name -> show(connection, name)).containsExactly("2s", "500ms", "3s", "2s");
                assertThat(connection.getNetworkTimeout()).isEqualTo(32_000);
            }
        }
    }

    @Test
    void long_work_has_more_time_and_leaves_nothing_of_it_behind() throws SQLException {
        int process;
        try (Connection connection = LongWork.connection(database, Duration.ofHours(6));
                Statement statement = connection.createStatement()) {
            process = Integer.parseInt(show(connection, "pg_backend_pid"));
            assertThat(LIMITS).map(name -> show(connection, name)).containsExactly("6h", "0", "10min", "2s");
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_sleep(2.2)");
            connection.rollback();
            assertThat(show(connection, "statement_timeout")).isEqualTo("6h");
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try (Connection connection = database.getConnection()) {
            assertThat(Integer.parseInt(show(connection, "pg_backend_pid"))).isEqualTo(process);
            assertThat(LIMITS).map(name -> show(connection, name)).containsExactly("2s", "500ms", "3s", "2s");
            assertThat(connection.getNetworkTimeout()).isEqualTo(32_000);
        }
    }

    @Test
    void who_waits_too_long_for_somebody_elses_lock_is_told_to_come_again() throws SQLException {
        city.as(Role.OPERATOR);
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE publications IN ACCESS EXCLUSIVE MODE");
            long began = System.nanoTime();
            city.start("2023-01", "a test")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", is("10"))
                    .body("detail", is("要用的数据正被另一项处理占用，请稍后再试。"))
                    .time(lessThan(3_000L));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
            holder.rollback();
            holder.setAutoCommit(true);
        }
        city.publish("2023-01");
    }

    @Test
    void a_statement_that_takes_too_long_is_ended() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(10)"))
                    .satisfies(e -> assertThat(DatabaseTrouble.of(e)).contains(DatabaseTrouble.TOO_LONG));
        }
    }

    @Test
    void a_transaction_in_which_nothing_is_asked_is_ended() throws SQLException {
        try (Connection connection = database.getConnection();
                Connection watcher = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String process = show(connection, "pg_backend_pid");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> show(watcher, "(SELECT count(*) FROM pg_stat_activity WHERE pid = " + process + ")")
                            .equals("0"));
            assertThatThrownBy(() -> statement.execute("SELECT 1"))
                    .satisfies(e -> assertThat(DatabaseTrouble.of(e)).contains(DatabaseTrouble.AWAY));
        }
    }

    private String setting(String ofTheDatabase) {
        return config.getValue("quarkus.datasource." + ofTheDatabase, String.class);
    }

    private static String show(Connection connection, String what) {
        String sql = LIMITS.contains(what)
                ? "SHOW " + what
                : what.startsWith("(") ? "SELECT " + what : "SELECT " + what + "()";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
