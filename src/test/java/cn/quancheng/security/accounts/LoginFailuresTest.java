package cn.quancheng.security.accounts;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class LoginFailuresTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final int GUESSES = 24;

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
            assertThat(at(now).fail(login)).isEmpty();
            assertThat(at(now).lock(login)).isEmpty();
        }
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            assertThat(at(now).fail(login)).isEmpty();
            assertThat(at(now).lock(login)).contains(Duration.ofMinutes(minutes));
            now = now.plus(Duration.ofMinutes(minutes));
            assertThat(at(now.minusMillis(1)).lock(login)).isPresent();
            assertThat(at(now).lock(login)).isEmpty();
        }
    }

    @Test
    void a_locked_login_stays_locked_whatever_comes() {
        for (int i = 0; i < 5; i++) {
            at(START).fail(login);
        }
        Instant later = START.plusSeconds(10);

        assertThat(at(later).fail(login)).contains(Duration.ofSeconds(50));
        assertThat(at(later).succeed(login)).contains(Duration.ofSeconds(50));
        assertThat(at(START.plusSeconds(60)).lock(login)).isEmpty();
    }

    @Test
    void a_right_secret_forgets_the_failures() {
        for (int i = 0; i < 4; i++) {
            at(START).fail(login);
        }
        assertThat(at(START).succeed(login)).isEmpty();
        for (int i = 0; i < 4; i++) {
            assertThat(at(START).fail(login)).isEmpty();
        }
        assertThat(at(START).lock(login)).isEmpty();
    }

    @Test
    void guesses_in_parallel_get_no_more_tries_than_guesses_in_a_row() throws Exception {
        accounts.ensureMerchant(login, "测试店", "the right secret");
        List<Admission> outcomes = atOnce("wrong");

        assertThat(outcomes).filteredOn(Admission.Refused.class::isInstance).hasSize(LoginFailures.MOST);
        assertThat(outcomes).filteredOn(Admission.Locked.class::isInstance).hasSize(GUESSES - LoginFailures.MOST);
        assertThat(gate.admit(login, "the right secret", Set.of(AccountKind.MERCHANT)))
                .isInstanceOf(Admission.Locked.class);
    }

    @Test
    void a_client_that_signs_in_many_times_at_once_is_let_in_each_time() throws Exception {
        accounts.ensureMerchant(login, "测试店", "the right secret");

        assertThat(atOnce("the right secret")).hasOnlyElementsOfType(Admission.Admitted.class);
    }

    private List<Admission> atOnce(String secret) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(GUESSES);
        try {
            List<Future<Admission>> racing = new ArrayList<>();
            for (int i = 0; i < GUESSES; i++) {
                racing.add(pool.submit(() -> {
                    start.await();
                    return gate.admit(login, secret, EnumSet.allOf(AccountKind.class));
                }));
            }
            start.countDown();
            List<Admission> outcomes = new ArrayList<>();
            for (Future<Admission> one : racing) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            pool.shutdown();
        }
    }

    private LoginFailures at(Instant now) {
        return new LoginFailures(database, vault, Clock.fixed(now, Clocks.CITY));
    }
}
