package cn.quancheng.scenarios;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.Sql;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The door of the scenarios for statements of other rooms; each test's rows come to nothing when it ends. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class OfferAtTest {
    private static final String DIGEST = "0".repeat(64);

    @Inject
    DataSource database;

    private Connection transaction;

    @BeforeEach
    void a_scenario_from_september_on() throws SQLException {
        transaction = database.getConnection();
        transaction.setAutoCommit(false);
        Sql.update(transaction, "insert into scenario_texts values (?, 'a test')", DIGEST);
        Sql.update(transaction, "insert into scenarios (code) values ('TEST_OFFER')");
        version(1, "A", "2026-09-01", null);
        partner(1, "TEST_LIBRARY", "{MAIN,EAST}");
        partner(1, "TEST_MUSEUM", "{}");
    }

    @AfterEach
    void nothing_stays() throws SQLException {
        transaction.rollback();
        transaction.setAutoCommit(true);
        transaction.close();
    }

    @Test
    void a_branch_that_takes_part_offers_it_with_its_tier_and_its_places() throws SQLException {
        assertThat(offer("TEST_LIBRARY", "MAIN", "2026-11-23")).contains("-1 A 20 MONTH 1 YEAR");
    }

    @Test
    void a_merchant_without_branches_offers_it_everywhere() throws SQLException {
        assertThat(offer("TEST_MUSEUM", "ANY_BRANCH", "2026-11-23")).isPresent();
        assertThat(offer("TEST_LIBRARY", null, "2026-11-23")).isPresent();
    }

    @Test
    void nobody_else_offers_it() throws SQLException {
        assertThat(offer("TEST_LIBRARY", "WEST", "2026-11-23")).isEmpty();
        assertThat(offer("TEST_HOTEL", "MAIN", "2026-11-23")).isEmpty();
        assertThat(offer("TEST_HOTEL", null, "2026-11-23")).isEmpty();
    }

    @Test
    void it_is_not_offered_before_its_first_day_nor_after_its_last() throws SQLException {
        version(2, "A", "2026-10-01", "2026-11-23");
        partner(2, "TEST_LIBRARY", "{}");

        assertThat(offer("TEST_LIBRARY", "MAIN", "2026-08-31")).isEmpty();
        assertThat(offer("TEST_LIBRARY", "MAIN", "2026-11-23")).isPresent();
        assertThat(offer("TEST_LIBRARY", "MAIN", "2026-11-24")).isEmpty();
    }

    @Test
    void a_version_that_begins_later_takes_over_on_its_first_day_and_not_before() throws SQLException {
        version(2, "AAA", "2027-01-01", null);
        partner(2, "TEST_LIBRARY", "{MAIN}");

        assertThat(offer("TEST_LIBRARY", "MAIN", "2026-12-31")).contains("-1 A 20 MONTH 1 YEAR");
        assertThat(offer("TEST_LIBRARY", "EAST", "2026-12-31")).isPresent();
        assertThat(offer("TEST_LIBRARY", "MAIN", "2027-01-01")).contains("-2 AAA 20 MONTH 1 YEAR");
        assertThat(offer("TEST_LIBRARY", "EAST", "2027-01-01")).isEmpty();
    }

    @Test
    void a_draft_is_offered_by_nobody() throws SQLException {
        Sql.update(transaction, """
                insert into scenario_versions (id, scenario, digest, state, minimum_tier, first_day, based_on, from_file,
                                               drafted_by, drafted_at)
                values (-9, 'TEST_OFFER', ?, 'DRAFT', 'AAA', date '2026-09-01', 1, false, 'somebody', now())
                """, DIGEST);
        partner(9, "TEST_HOTEL", "{}");

        assertThat(offer("TEST_HOTEL", null, "2026-11-23")).isEmpty();
        assertThat(offer("TEST_LIBRARY", "MAIN", "2026-11-23")).contains("-1 A 20 MONTH 1 YEAR");
    }

    @Test
    void from_the_day_of_its_end_on_it_is_not_offered() throws SQLException {
        Sql.update(
                transaction,
                "update scenarios set ends_from = date '2026-11-23', end_reason = 'a test', ended_by = 'somebody',"
                        + " ended_at = now() where code = 'TEST_OFFER'");

        assertThat(offer("TEST_LIBRARY", "MAIN", "2026-11-22")).isPresent();
        assertThat(offer("TEST_LIBRARY", "MAIN", "2026-11-23")).isEmpty();
    }

    @Test
    void what_has_no_limits_says_none() throws SQLException {
        Sql.update(
                transaction,
                "update scenario_versions set places = null, places_period = null, citizen_limit = null,"
                        + " citizen_period = null where id = -1");

        assertThat(offer("TEST_LIBRARY", "MAIN", "2026-11-23")).contains("-1 A null null null null");
    }

    @Test
    void the_database_itself_keeps_tiers_below_A_and_too_many_places_out() {
        assertThatThrownBy(() -> version(3, "B", "2026-09-01", null)).isInstanceOf(SQLException.class);
    }

    private void version(int version, String tier, String firstDay, @Nullable String lastDay) throws SQLException {
        Sql.update(
                transaction,
                """
                insert into scenario_versions (id, scenario, version, digest, state, minimum_tier, first_day, last_day, places,
                                               places_period, citizen_limit, citizen_period, based_on, from_file, drafted_by,
                                               drafted_at, published_by, published_at)
                values (?, 'TEST_OFFER', ?, ?, 'PUBLISHED', ?, ?, ?, 20, 'MONTH', 1, 'YEAR', ?, false, 'one', now(),
                        'another', now())
                """,
                -version,
                version,
                DIGEST,
                tier,
                LocalDate.parse(firstDay),
                lastDay == null ? null : LocalDate.parse(lastDay),
                version - 1);
    }

    private void partner(int version, String merchant, String branches) throws SQLException {
        Sql.update(transaction, "insert into scenario_partners values (?, ?, ?::text[])", -version, merchant, branches);
    }

    private Optional<String> offer(String merchant, @Nullable String branch, String day) throws SQLException {
        return Sql.first(
                transaction,
                "select concat_ws(' ', version_id, minimum_tier, coalesce(places::text, 'null'),"
                        + " coalesce(places_period, 'null'), coalesce(citizen_limit::text, 'null'),"
                        + " coalesce(citizen_period, 'null')) from offer_at('TEST_OFFER', ?, ?, ?)",
                row -> row.getString(1),
                merchant,
                branch,
                LocalDate.parse(day));
    }
}
