package cn.quancheng.scenarios;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two catalogues over one database: each sees what the other one published. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ReplicasTest {
    private static final String TODAY = "2026-11-23";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    DataSource database;

    @Inject
    Scenarios scenarios;

    private Association association;

    @BeforeEach
    void aDayInNovember() {
        clock.set(LocalDate.parse(TODAY));
        association = new Association(city);
    }

    @AfterEach
    void today() {
        association.clear(TODAY);
        clock.reset();
    }

    @Test
    void another_replica_sees_at_its_next_look_what_is_published_here() throws SQLException {
        Scenarios other = new Scenarios(database, clock);
        other.refresh();
        association.offer(association.text);

        assertThat(scenarios.published(association.code)).isPresent();
        assertThat(other.published(association.code)).isEmpty();
        other.look();
        assertThat(other.published(association.code)).isEqualTo(scenarios.published(association.code));

        association.end(TODAY);
        other.look();
        assertThat(other.published(association.code)).isEmpty();
    }

    @Test
    void the_service_looks_by_itself_and_sees_within_two_seconds_what_another_one_published() throws Exception {
        association.offer(association.text);
        // Another replica ends it: the row and the revision, as its desk writes them, without telling this process.
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update scenarios set ends_from = '2026-11-01', end_reason = 'a test', ended_by = 'other',"
                            + " ended_at = now() where code = '" + association.code + "'");
            statement.execute("update scenario_catalogue set revision = revision + 1");
        }

        await().atMost(Duration.ofSeconds(2)).until(() -> scenarios.published(association.code), Optional::isEmpty);
    }

    @Test
    void a_look_that_finds_nothing_new_keeps_the_very_same_catalogue() throws SQLException {
        scenarios.refresh();
        DayCatalogue before = scenarios.catalogue();
        scenarios.refresh();

        assertThat(scenarios.catalogue()).isSameAs(before);
    }

    @Test
    void while_the_database_is_away_the_catalogue_stays_as_it_is() throws SQLException {
        AtomicBoolean away = new AtomicBoolean();
        Scenarios other = new Scenarios(
                new PGSimpleDataSource() {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (away.get()) {
                            throw new SQLException("away");
                        }
                        return database.getConnection();
                    }
                },
                clock);
        other.refresh();
        away.set(true);

        other.look();

        assertThat(other.published("LODGING_DEPOSIT_FREE")).isPresent();
    }
}
