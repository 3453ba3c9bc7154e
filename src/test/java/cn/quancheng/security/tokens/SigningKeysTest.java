package cn.quancheng.security.tokens;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.Clocks;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/** Several of these on one database are several replicas of the service. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SigningKeysTest {
    private static final Duration AGE = Duration.ofDays(90);

    @Inject
    SigningKeyRepository repository;

    @Inject
    DataSource database;

    @Inject
    TokenSettings settings;

    @Test
    void a_replica_knows_at_once_the_key_that_another_one_made() {
        SigningKeys one = replicaAt(Instant.now());
        SigningKeys other = replicaAt(Instant.now());
        String before = other.signing().kid();

        String made = one.rotate().kid();

        assertThat(one.signing().kid()).isEqualTo(made).isNotEqualTo(before);
        assertThat(one.named(before)).isPresent();
        // The other replica's copy is younger than the least time between two look-ups for unknown keys, at worst.
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> other.named(made).isPresent());
    }

    @Test
    void a_key_past_its_age_is_replaced_and_forgotten_when_its_last_token_has_ended() {
        Instant now = Instant.now();
        String old = replicaAt(now).signing().kid();
        Instant later = now.plus(AGE);

        String next = replicaAt(later).signing().kid();
        assertThat(next).isNotEqualTo(old);
        assertThat(replicaAt(later).named(old)).isPresent();

        SigningKeys whenTheLastTokenEnded =
                replicaAt(later.plus(settings.lifetime()).plus(Duration.ofMinutes(3)));
        whenTheLastTokenEnded.replaceOld();
        assertThat(whenTheLastTokenEnded.named(old)).isEmpty();
        assertThat(whenTheLastTokenEnded.signing().kid()).isEqualTo(next);
        replicaAt(now).rotate();
    }

    @Test
    void replicas_that_find_a_key_too_old_at_once_make_one_new_key() throws Exception {
        Instant later = Instant.now().plus(AGE).plus(Duration.ofDays(1));
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<String>> racing = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                SigningKeys replica = replicaAt(later);
                racing.add(pool.submit(() -> replica.signing().kid()));
            }
            List<String> signing = new ArrayList<>();
            for (Future<String> one : racing) {
                signing.add(one.get());
            }
            assertThat(signing).containsOnly(signing.get(0));
        } finally {
            pool.shutdown();
            replicaAt(Instant.now()).rotate();
        }
    }

    @Test
    void a_key_of_receipts_is_none_of_tokens() {
        SigningKeys keys = replicaAt(Instant.now());
        SigningKey receipts = keys.signing(KeyPurpose.RECEIPT);

        assertThat(receipts.kid()).isNotEqualTo(keys.signing().kid());
        assertThat(keys.named(receipts.kid())).isEmpty();
    }

    @Test
    void a_replaced_key_of_receipts_signs_no_more_and_stays_published() throws SQLException {
        SigningKeys keys = replicaAt(Instant.now());
        SigningKey old = keys.signing(KeyPurpose.RECEIPT);

        keys.rotate();

        assertThat(keys.signing(KeyPurpose.RECEIPT).kid()).isNotEqualTo(old.kid());
        assertThat(keys.published()).contains(old.publicJwk());
        try (Connection connection = database.getConnection()) {
            assertThat(repository.all(connection)).extracting(SigningKey::kid).doesNotContain(old.kid());
        }
    }

    private SigningKeys replicaAt(Instant now) {
        return new SigningKeys(repository, database, Clock.fixed(now, Clocks.CITY), settings);
    }
}
