package cn.quancheng.demo;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DemoDoorTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Inject
    DemoDoor door;

    @Test
    void outside_of_the_demo_it_is_shut() {
        assertThat(door.enter("demo-1")).isEmpty();
        assertThat(door.enter("demo-new-1")).isEmpty();
    }

    @Test
    void a_small_city_too_has_adults_who_have_not_agreed() {
        DemoCity city = new DemoCity(400, 6, 1, TODAY);

        assertThat(city.undecided().count()).isBetween(30L, 40L);
        assertThat(city.undecided().mapToObj(city::birthDate))
                .allMatch(born -> !born.plusYears(18).isAfter(TODAY));
        assertThat(city.agreed().count()).isBetween(330L, 370L);
        assertThat(city.agreed().mapToObj(city::birthDate))
                .allMatch(born -> !born.plusYears(18).isAfter(TODAY));
    }
}
