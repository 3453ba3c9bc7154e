package cn.quancheng.demo;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.scenarios.Partner;
import cn.quancheng.scenarios.Scenarios;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DemoMerchantsTest {
    @Inject
    Scenarios scenarios;

    @Test
    void each_merchant_of_the_catalogue_has_a_credit_code_of_its_own_the_same_each_time_and_of_no_place() {
        Set<String> merchants = scenarios.published().stream()
                .flatMap(scenario -> scenario.offer().partners().stream())
                .map(Partner::merchant)
                .collect(Collectors.toSet());

        assertThat(merchants).hasSizeGreaterThan(15);
        assertThat(merchants.stream().map(DemoMerchants::creditCode).distinct()).hasSameSizeAs(merchants);
        assertThat(merchants)
                .allSatisfy(merchant -> assertThat(
                                DemoMerchants.creditCode(merchant).value())
                        .startsWith("91370199DEM0")
                        .isEqualTo(DemoMerchants.creditCode(merchant).value()));
    }

    @Test
    void a_merchants_login_is_its_code_in_small_letters_with_dashes() {
        assertThat(DemoMerchants.login("JINAN_LIBRARY")).isEqualTo("jinan-library");
    }
}
