package cn.quancheng.scenarios;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

/** From which day on a scenario is offered, and until when. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ScenarioDaysTest {
    private static final String TODAY = "2026-11-23";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

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
        clock.set(LocalDate.parse(TODAY));
        association.clear(TODAY);
        clock.reset();
    }

    @Test
    void a_version_for_later_waits_for_its_first_day() {
        association.offer(association.text);
        association.offer(association.text.with("小小的优惠", "明年的优惠").with("2026-09-01", "2027-01-01"));

        assertThat(association.read().jsonPath().getString("title")).isEqualTo("小小的优惠");
        clock.set(LocalDate.of(2026, 12, 31));
        assertThat(association.read().jsonPath().getString("title")).isEqualTo("小小的优惠");
        clock.set(LocalDate.of(2027, 1, 1));
        assertThat(association.read().jsonPath().getString("title")).isEqualTo("明年的优惠");
    }

    @Test
    void an_end_takes_it_out_of_the_catalogue_from_its_day_on_and_is_undone() {
        association.offer(association.text);

        assertThat(association.end("2026-11-24").statusCode()).isEqualTo(204);
        assertThat(association.read().statusCode()).isEqualTo(200);
        clock.set(LocalDate.of(2026, 11, 24));
        assertThat(association.read().statusCode()).isEqualTo(404);
        assertThat(scenarios.published(association.code)).isEmpty();

        assertThat(association.reopen().statusCode()).isEqualTo(204);
        assertThat(association.reopen().statusCode()).isEqualTo(204);
        assertThat(association.read().statusCode()).isEqualTo(200);
    }

    @Test
    void nothing_ends_in_the_past_without_a_reason_or_before_it_began() {
        assertThat(association.end(TODAY).statusCode()).isEqualTo(404);
        association.offer(association.text);

        assertThat(association.end("2026-11-22").jsonPath().getString("violations[0].field"))
                .isEqualTo("from");
        assertThat(city.as(Role.OPERATOR)
                        .contentType("application/json")
                        .body("{\"from\":\"2026-12-01\",\"reason\":\" \"}")
                        .put(Association.PATH + association.code + "/ending")
                        .statusCode())
                .isEqualTo(400);
    }
}
