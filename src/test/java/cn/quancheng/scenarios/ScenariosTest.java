package cn.quancheng.scenarios;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue as it ships, at the door for other rooms. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ScenariosTest {
    @Inject
    Scenarios scenarios;

    @Inject
    CityClock clock;

    @BeforeEach
    void aDayInNovember() {
        clock.set(LocalDate.of(2026, 11, 23));
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void all_fifteen_fields_are_offered_in_their_order() {
        List<BenefitDomain> fields =
                scenarios.published().stream().map(BenefitScenario::domain).toList();

        assertThat(fields).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(fields.stream().distinct()).containsExactly(BenefitDomain.values());
        assertThat(Arrays.asList(BenefitDomain.values())).hasSize(15);
    }

    @Test
    void one_is_found_by_its_code_and_by_the_number_of_its_version() {
        BenefitScenario found = scenarios.published("LODGING_DEPOSIT_FREE").orElseThrow();

        assertThat(found.title()).isEqualTo("免押金入住");
        assertThat(found.partner("JITAI_HOTEL")).isPresent();
        assertThat(scenarios.version(found.versionId())).contains(found);
        assertThat(scenarios.published("NO_SUCH_OFFER")).isEmpty();
        assertThat(scenarios.version(0)).isEmpty();
    }

    @Test
    void what_has_not_begun_yet_is_not_offered() {
        clock.set(LocalDate.of(2026, 8, 31));

        assertThat(scenarios.published("LODGING_DEPOSIT_FREE")).isEmpty();
    }
}
