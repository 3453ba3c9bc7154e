package cn.quancheng.merchants;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.merchants.Partners.Partner;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Merchants that the service makes for itself, at each start again. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class PartnersTest {
    private static final Branch MAIN = new Branch("MAIN", "总店", "历下区", "一号", true);

    @Inject
    Partners partners;

    @Inject
    Merchants merchants;

    private final String code = TestMerchant.code();
    private final String login = "p-" + code.toLowerCase();
    private final CreditCode uscc = CreditCode.of(CreditCodes.next());

    @Test
    void a_second_start_finds_what_the_first_one_made_and_changes_what_is_wanted_otherwise() {
        long id = partners.ensure(partner("示例店", "LIBRARY_DEPOSIT_FREE", "DENTAL_DISCOUNT"), "the first secret");
        assertThat(partners.ensure(partner("示例书店", "LIBRARY_DEPOSIT_FREE"), "the second secret"))
                .isEqualTo(id);

        Merchant merchant = merchants.ofAccount(login).orElseThrow();
        assertThat(merchant.name()).isEqualTo("示例书店");
        assertThat(merchant.branches()).containsExactly(MAIN);
        assertThat(merchants.offers(id)).containsExactly("LIBRARY_DEPOSIT_FREE");
        assertThat(TestMerchant.signIn(login, "the second secret").statusCode()).isEqualTo(200);
        assertThat(merchants.counter(login + ".sandbox").orElseThrow().sandbox())
                .isTrue();
    }

    @Test
    void a_merchants_first_cashier_stands_at_a_branch_and_those_whom_it_lets_in_later_come_after() {
        partners.ensure(partner("示例店", "LIBRARY_DEPOSIT_FREE"), "the first secret");
        String first = partners.ensureCashier(login, MAIN.code(), "示例收银员", "the first password");
        partners.ensureCashier(login, MAIN.code(), "示例收银员", "the second password");

        assertThat(merchants.counter(first).orElseThrow()).satisfies(counter -> {
            assertThat(counter.cashier()).isTrue();
            assertThat(counter.branch()).contains(MAIN.code());
        });
        assertThat(TestMerchant.signInAsCashier(first, "the second password").statusCode())
                .isEqualTo(200);
        String token = TestMerchant.signIn(login, "the first secret").jsonPath().getString("access_token");
        assertThat(TestMerchant.letIn(token, MAIN.code(), "王小明").getString("login"))
                .isEqualTo(login + ".c2");
    }

    private Partner partner(String name, String... offers) {
        return new Partner(code, name, uscc, List.of(MAIN), Set.of(offers), login);
    }
}
