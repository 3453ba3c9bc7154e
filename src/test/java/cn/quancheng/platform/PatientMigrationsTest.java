package cn.quancheng.platform;

import cn.quancheng.platform.servers.EmbeddedServers;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A migration takes the time that it takes, on connections whose limits are meant for people. */
class PatientMigrationsTest {
    private static final Limits SHORT =
            new Limits(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500));

    @Test
    void a_migration_that_takes_longer_than_a_person_waits_is_not_cut_off(@TempDir Path folder) throws SQLException {
        EmbeddedServers servers = EmbeddedServers.start(
                new DataFolder(folder), () -> {}, key -> key.equals("quarkus.redis.hosts") ? "redis://nobody" : null);
        try (AgroalDataSource database = pool(servers)) {
            database.setPoolInterceptors(List.of(new ConnectionLimits(SHORT)));
            FluentConfiguration flyway = Flyway.configure().dataSource(database).locations("classpath:db/slow");
            new PatientMigrations().customize(flyway);

            assertThat(flyway.load().migrate().migrationsExecuted).isEqualTo(1);

            for (int connections = 0; connections < 4; connections++) {
                try (Connection connection = database.getConnection()) {
                    assertThat(SHORT.areSet(connection)).isTrue();
                }
            }
        } finally {
            servers.close();
        }
    }

    private static AgroalDataSource pool(EmbeddedServers servers) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(c -> c.maxSize(4)
                        .connectionFactoryConfiguration(f -> f.jdbcUrl(
                                        servers.settings().get("quarkus.datasource.jdbc.url"))
                                .principal(new NamePrincipal(servers.settings().get("quarkus.flyway.username")))
                                .credential(
                                        new SimplePassword(servers.settings().get("quarkus.flyway.password"))))));
    }
}
