package cn.quancheng.scores.tierwatch;

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

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Who will by time alone have another tier in January 2027 hears of it when December is published, once. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class TierWatchTest {
    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    TierReaders readers;

    @Inject
    TierWatch watch;

    @BeforeEach
    void december() {
        clock.set(LocalDate.of(2026, 12, 6));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_fall_is_told_by_the_publication_with_what_can_be_done_about_it() throws SQLException {
        String citizen = readers.reader(TierReaders.FALLS);
        readers.publishFor(citizen);

        assertThat(readers.told(citizen))
                .singleElement()
                .asString()
                .contains("从2027年1月起，您的等级将由信用较好变为信用一般", "不是处罚", "可以做的事", "可以提出异议")
                .doesNotContain("600", "590", "610");
        assertThat(city.asCitizen(citizen).get("/api/v1/me/messages").jsonPath().getString("items[0].headline"))
                .isEqualTo("您的信用等级将有变化");
    }

    @Test
    void a_rise_is_told_gladly() throws SQLException {
        String citizen = readers.reader(TierReaders.RISES);
        readers.publishFor(citizen);

        assertThat(readers.told(citizen))
                .singleElement()
                .asString()
                .contains("好消息", "由信用一般升为信用较好", "恭喜")
                .doesNotContain("处罚");
    }

    @Test
    void a_month_that_is_published_again_tells_nobody_again() throws SQLException {
        String citizen = readers.reader(TierReaders.FALLS);
        readers.publishFor(citizen);

        city.publish(TierReaders.MONTH);
        watch.look();

        assertThat(readers.told(citizen)).hasSize(1);
    }

    @Test
    void who_has_no_sign_in_is_not_told_and_nothing_waits_for_the_one_to_come() throws SQLException {
        String citizen = readers.citizen("2026-09-01", TierReaders.FALLS);
        readers.publishFor(citizen);

        assertThat(readers.told(citizen)).isEmpty();
    }

    @Test
    void whose_tier_stays_is_not_told() throws SQLException {
        String citizen = readers.reader(List.of("VOLUNTEER_SERVICE,,2160,2026-05-20,,,,示例部门"));
        readers.publishFor(citizen);

        assertThat(readers.told(citizen)).isEmpty();
    }

    @Test
    void a_change_that_a_record_since_the_run_makes_untrue_or_brings_about_is_not_told() throws SQLException {
        String held = readers.reader(TierReaders.FALLS);
        String raised = readers.reader(List.of("GENERAL_PENALTY,,,2026-10-05,,D1,ORDINARY,示例部门"));
        readers.publishFor(held, raised);
        // 590 and 30 more, and 570 and 30 more: the one stays in its tier, the other rises by something new.
        readers.report(held, "HONOR,PROVINCIAL,,2026-12-05,,,,示例部门");
        readers.report(raised, "HONOR,PROVINCIAL,,2026-12-05,,,,示例部门");
        readers.forgetWhatWasTold(held, raised);

        watch.look();

        assertThat(readers.told(held)).isEmpty();
        assertThat(readers.told(raised)).isEmpty();
    }

    @Test
    void a_decision_since_the_run_counts() throws SQLException {
        String citizen = readers.reader(List.of());
        String penalty = readers.report(citizen, TierReaders.RISES.get(0));
        readers.publishFor(citizen);
        assertThat(readers.told(citizen)).hasSize(1);
        city.close(penalty, "REVOKED", "2026-12-05").then().statusCode(204);
        readers.forgetWhatWasTold(citizen);

        watch.look();

        assertThat(readers.told(citizen)).as("risen already").isEmpty();
    }

    @Test
    void whose_agreement_ends_before_the_next_month_is_not_told_of_a_tier_in_it() throws SQLException {
        String citizen = readers.citizen("2024-12-20", TierReaders.FALLS);
        city.asCitizen(citizen);
        readers.publishFor(citizen);

        assertThat(readers.told(citizen)).isEmpty();
    }

    @Test
    void who_left_is_not_told() throws SQLException {
        String citizen = readers.reader(TierReaders.FALLS);
        readers.publishFor(citizen);
        readers.forgetWhatWasTold(citizen);
        city.withdraw(citizen, "a test").then().statusCode(204);

        watch.look();

        assertThat(readers.told(citizen)).isEmpty();
    }

    @Test
    void what_names_a_tier_goes_with_the_agreement_and_other_messages_stay() throws SQLException {
        String citizen = readers.reader(TierReaders.FALLS);
        readers.publishFor(citizen);
        assertThat(readers.told(citizen)).hasSize(1);

        city.withdraw(citizen, "a test").then().statusCode(204);

        assertThat(readers.told(citizen)).isEmpty();
        assertThat(readers.one("SELECT count(*) FROM citizen_messages WHERE citizen_id = ?", city.idOf(citizen)))
                .as("that staff took the agreement back")
                .isPositive();
    }

    @Test
    void a_month_that_is_over_is_not_told_of() throws SQLException {
        String citizen = readers.reader(TierReaders.FALLS);
        readers.publishFor(citizen);
        readers.forgetWhatWasTold(citizen);
        clock.set(LocalDate.of(2027, 1, 2));

        watch.look();

        assertThat(readers.told(citizen)).isEmpty();
    }
}
