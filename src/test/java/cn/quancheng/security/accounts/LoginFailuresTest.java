package cn.quancheng.security.accounts;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.Clocks;
import cn.quancheng.security.IdentityVault;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class LoginFailuresTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Source HOME = Source.of("192.0.2.1");
    private static final Source ELSEWHERE = Source.of("198.51.100.7");
    private static final int GUESSES = 24;
    private static final int FREE = Brake.OF_SOURCE.free();

    @Inject
    DataSource database;

    @Inject
    IdentityVault vault;

    @Inject
    Gate gate;

    @Inject
    Accounts accounts;

    private final String login = "l-" + UUID.randomUUID();

    @Test
    void each_lock_lasts_twice_as_long_as_the_one_before_up_to_an_hour() {
        Instant now = START;
        for (int i = 0; i < 4; i++) {
            assertThat(at(now).fail(login, HOME)).isEmpty();
            assertThat(at(now).lock(login, HOME)).isEmpty();
        }
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            assertThat(at(now).fail(login, HOME)).isEmpty();
            assertThat(at(now).lock(login, HOME)).contains(Duration.ofMinutes(minutes));
            now = now.plus(Duration.ofMinutes(minutes));
            assertThat(at(now.minusMillis(1)).lock(login, HOME)).isPresent();
            assertThat(at(now).lock(login, HOME)).isEmpty();
        }
    }

    @Test
    void a_locked_login_stays_locked_for_its_source_whatever_comes() {
        fail(FREE, HOME);
        Instant later = START.plusSeconds(10);

        assertThat(at(later).fail(login, HOME)).contains(Duration.ofSeconds(50));
        assertThat(at(later).succeed(login, HOME)).contains(Duration.ofSeconds(50));
        assertThat(at(START.plusSeconds(60)).lock(login, HOME)).isEmpty();
    }

    @Test
    void a_right_secret_forgets_the_failures_of_its_source() {
        fail(4, HOME);
        assertThat(at(START).succeed(login, HOME)).isEmpty();
        fail(4, HOME);
        assertThat(at(START).lock(login, HOME)).isEmpty();
    }

    @Test
    void a_strangers_guesses_do_not_shut_out_the_one_whose_login_it_is() {
        fail(FREE, ELSEWHERE);

        assertThat(at(START).lock(login, ELSEWHERE)).isPresent();
        assertThat(at(START).lock(login, HOME)).isEmpty();
        assertThat(at(START).succeed(login, HOME)).isEmpty();
        assertThat(at(START).lock(login, ELSEWHERE)).as("still").isPresent();
    }

    @Test
    void guesses_from_everywhere_slow_each_other_down_but_never_a_source_that_has_been_let_in() {
        assertThat(at(START).succeed(login, HOME)).isEmpty();
        for (int source = 0; source < Brake.OF_LOGIN.free(); source++) {
            assertThat(at(START).fail(login, Source.of("203.0.113." + source))).isEmpty();
        }

        assertThat(at(START).lock(login, ELSEWHERE)).contains(Brake.OF_LOGIN.shortest());
        assertThat(at(START).lock(login, HOME)).isEmpty();
        assertThat(at(START).succeed(login, HOME)).isEmpty();
        assertThat(at(START).lock(login, ELSEWHERE)).as("not let off by it").isPresent();
        assertThat(at(START.plusSeconds(1)).lock(login, ELSEWHERE)).isEmpty();
    }

    @Test
    void the_brake_of_a_login_as_a_whole_never_holds_longer_than_a_minute() {
        Instant now = START;
        for (int i = 0; i < Brake.OF_LOGIN.free() + 20; i++) {
            at(now).fail(login, Source.of("203.0.113." + i));
            Duration wait = at(now).lock(login, ELSEWHERE).orElse(Duration.ZERO);
            assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(1));
            now = now.plus(wait);
        }
    }

    @Test
    void an_unlocked_login_may_be_tried_from_everywhere_at_once() {
        fail(FREE, HOME);
        fail(FREE, ELSEWHERE);
        at(START).forget(login);

        assertThat(at(START).lock(login, HOME)).isEmpty();
        assertThat(at(START).lock(login, ELSEWHERE)).isEmpty();
    }

    @Test
    void a_household_has_one_network_of_ipv6_addresses() {
        assertThat(Source.of("2001:db8:1:2::1")).isEqualTo(Source.of("2001:db8:1:2:ffff:0:0:9"));
        assertThat(Source.of("2001:db8:1:2::1")).isNotEqualTo(Source.of("2001:db8:1:3::1"));
        assertThat(Source.of("::ffff:192.0.2.1")).isEqualTo(HOME);
    }

    @Test
    void guesses_in_parallel_get_no_more_tries_than_guesses_in_a_row() throws Exception {
        accounts.ensureMerchant(login, "测试店", "the right secret");
        List<Admission> outcomes = AtOnce.run(GUESSES, () -> admit("wrong", HOME));

        assertThat(outcomes).filteredOn(Admission.Refused.class::isInstance).hasSize(FREE);
        assertThat(outcomes).filteredOn(Admission.Locked.class::isInstance).hasSize(GUESSES - FREE);
        assertThat(admit("the right secret", HOME)).isInstanceOf(Admission.Locked.class);
        assertThat(admit("the right secret", ELSEWHERE)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void a_client_that_signs_in_many_times_at_once_is_let_in_each_time() throws Exception {
        accounts.ensureMerchant(login, "测试店", "the right secret");

        assertThat(AtOnce.run(GUESSES, () -> admit("the right secret", HOME)))
                .hasOnlyElementsOfType(Admission.Admitted.class);
    }

    private Admission admit(String secret, Source source) {
        return gate.admit(login, secret, source, EnumSet.allOf(AccountKind.class));
    }

    private void fail(int times, Source source) {
        for (int i = 0; i < times; i++) {
            assertThat(at(START).fail(login, source)).isEmpty();
        }
    }

    private LoginFailures at(Instant now) {
        return new LoginFailures(database, vault, Clock.fixed(now, Clocks.CITY));
    }
}
