package cn.quancheng.merchants;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Accounts;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** For whom an account stands: the function that a check asks, and the door that everything else asks, say the same. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CounterOfTest {
    private static final String OFFER = "READING_DEPOSIT_FREE";

    @Inject
    DataSource database;

    @Inject
    Accounts accounts;

    @Inject
    Merchants merchants;

    private final String login = "c-" + UUID.randomUUID();
    private final String cashier = login + ".c1";
    private final String code =
            "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase();

    @BeforeEach
    void aLibraryWithTwoBranches() throws SQLException {
        accounts.ensureMerchant(login, "测试图书馆", "a merchant's secret");
        accounts.ensureMerchant(cashier, "测试图书馆", "a cashier's secret");
        update(
                "insert into merchants (code, name, uscc, made_by, made_at) values (?, '测试图书馆', ?, 'a-test', now())",
                code,
                code.substring(0, 17).replaceAll("[IOSVZ]", "A") + "A");
        for (String branch : new String[] {"EAST", "WEST"}) {
            update(
                    "insert into merchant_branches (merchant_id, code, name, district, address)"
                            + " select id, ?, '分馆', '历下区', '一号' from merchants where code = ?",
                    branch,
                    code);
        }
        update(
                "insert into merchant_offers (merchant_id, scenario, opened_by, opened_at)"
                        + " select id, ?, 'a-test', now() from merchants where code = ?",
                OFFER,
                code);
        update(
                "insert into merchant_accounts (login, merchant_id, kind, sandbox, made_at)"
                        + " select ?, id, 'API', false, now() from merchants where code = ?",
                login,
                code);
        update(
                "insert into merchant_accounts (login, merchant_id, branch, kind, sandbox, sealed_name, made_at)"
                        + " select ?, id, 'EAST', 'CASHIER', false, '', now() from merchants where code = ?",
                cashier,
                code);
    }

    @Test
    void an_account_of_the_merchant_stands_for_any_branch_and_a_cashier_for_theirs() throws SQLException {
        assertThat(counter(login, OFFER)).contains(code + " null false");
        assertThat(counter(cashier, OFFER)).contains(code + " EAST false");
        assertThat(merchants.counter(login).orElseThrow().branch()).isEmpty();
        assertThat(merchants.counter(cashier).orElseThrow().branch()).contains("EAST");
        assertThat(merchants.counter(cashier).orElseThrow().cashier()).isTrue();
        assertThat(merchants.ofAccount(login).orElseThrow().code()).isEqualTo(code);
    }

    @Test
    void it_stands_for_nobody_with_a_scenario_that_was_not_opened_or_was_closed() throws SQLException {
        assertThat(counter(login, "ANOTHER_ONE")).isEmpty();
        update(
                "update merchant_offers set closed_at = now() where merchant_id = (select id from merchants where code = ?)",
                code);
        assertThat(counter(login, OFFER)).isEmpty();
        assertThat(merchants.offers(merchants.ofAccount(login).orElseThrow().id()))
                .isEmpty();
    }

    @Test
    void it_stands_for_nobody_once_the_merchant_is_suspended_or_ended() throws SQLException {
        update("update merchants set suspended_at = now(), suspension_reason = 'a test' where code = ?", code);
        standsForNobody(login);
        standsForNobody(cashier);
        update(
                "update merchants set suspended_at = null, suspension_reason = null, ended_at = now() where code = ?",
                code);
        standsForNobody(login);
        standsForNobody(cashier);
    }

    @Test
    void it_stands_for_nobody_once_the_account_is_disabled_or_suspended_or_has_ended() throws SQLException {
        update("update accounts set disabled_at = now() where login = ?", login);
        standsForNobody(login);
        update("update accounts set disabled_at = null, suspended_at = now() where login = ?", login);
        standsForNobody(login);
        update("update merchant_accounts set ended_at = now(), sealed_name = null where login = ?", cashier);
        standsForNobody(cashier);
    }

    @Test
    void a_cashier_of_a_closed_branch_stands_for_nobody_and_the_others_as_before() throws SQLException {
        update(
                "update merchant_branches set closed_at = now() where code = 'EAST' and merchant_id = (select id from merchants where code = ?)",
                code);
        standsForNobody(cashier);
        assertThat(counter(login, OFFER)).isPresent();
    }

    @Test
    void an_account_of_nobody_stands_for_nobody() throws SQLException {
        standsForNobody("c-never-made");
    }

    @Test
    void it_becomes_part_of_the_statement_that_asks() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(Sql.list(
                            connection,
                            "explain select * from counter_of(?, ?)",
                            row -> row.getString(1),
                            login,
                            OFFER))
                    .noneMatch(line -> line.contains("Function Scan"));
        }
    }

    private void standsForNobody(String account) throws SQLException {
        assertThat(counter(account, OFFER)).isEmpty();
        assertThat(merchants.counter(account)).isEmpty();
        assertThat(merchants.ofAccount(account)).isEmpty();
    }

    private Optional<String> counter(String account, String scenario) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                    connection,
                    "select merchant, branch, sandbox from counter_of(?, ?)",
                    row -> row.getString(1) + " " + row.getString(2) + " " + row.getBoolean(3),
                    account,
                    scenario);
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, sql, parameters);
        }
    }
}
