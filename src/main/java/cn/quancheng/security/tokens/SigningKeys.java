package cn.quancheng.security.tokens;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The keys that tokens are signed with and told by. Replicas share them in the database; each holds a copy, looked up
 * again when it is a minute old, and at once when a token names a key that is not in it.
 */
@ApplicationScoped
class SigningKeys {
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** How soon an unknown key may cause the next look-up: tokens with made-up keys must not flood the database. */
    private static final Duration UNKNOWN_AGAIN = Duration.ofSeconds(1);

    private final SigningKeyRepository repository;
    private final DataSource database;
    private final Clock clock;
    private final TokenSettings settings;
    private volatile Copy copy = new Copy(List.of(), 0, false);

    private record Copy(List<SigningKey> keys, long readAt, boolean read) {
        boolean isYoungerThan(Duration age) {
            return read && System.nanoTime() - readAt < age.toNanos();
        }
    }

    SigningKeys(SigningKeyRepository repository, DataSource database, Clock clock, TokenSettings settings) {
        this.repository = repository;
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /** The key that signs now; the first one is made here, and one past its age is replaced. */
    SigningKey signing() {
        Optional<SigningKey> current = fresh().stream().filter(this::maySign).findFirst();
        return current.orElseGet(() -> change(key -> !maySign(key)));
    }

    /** The key of that name, if it is one that tokens may still be signed with. */
    Optional<SigningKey> named(String kid) {
        Optional<SigningKey> known = find(fresh(), kid);
        return known.isPresent() || copy.isYoungerThan(UNKNOWN_AGAIN) ? known : find(read(), kid);
    }

    /** All keys that tokens may still be signed with, the one that signs first. */
    List<SigningKey> published() {
        signing();
        return fresh();
    }

    /** Lets a new key sign from now on. Tokens of the old one stay good until they end. */
    SigningKey rotate() {
        return change(key -> true);
    }

    @Scheduled(every = "1h", delayed = "1m", identity = "replace-signing-keys")
    void replaceOld() {
        change(key -> !maySign(key));
    }

    private boolean maySign(SigningKey key) {
        return key.replaced().isEmpty() && clock.instant().isBefore(key.madeAt().plus(settings.keyAge()));
    }

    private static Optional<SigningKey> find(List<SigningKey> keys, String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    private List<SigningKey> fresh() {
        Copy now = copy;
        return now.isYoungerThan(FRESH) ? now.keys() : read();
    }

    private List<SigningKey> read() {
        return inTransaction(repository::all);
    }

    /** Replaces the key that signs, where there is none or it is one to replace, and forgets those that nobody needs. */
    private SigningKey change(Predicate<SigningKey> toReplace) {
        List<SigningKey> keys = inTransaction(connection -> {
            repository.lock(connection);
            Instant now = clock.instant();
            Optional<SigningKey> current = repository.all(connection).stream()
                    .filter(key -> key.replaced().isEmpty())
                    .findFirst();
            if (current.isEmpty() || toReplace.test(current.get())) {
                repository.replace(connection, now);
            }
            // A replica may sign with the old key for as long as its copy is fresh; twice that is on the safe side.
            repository.forgetReplacedBefore(
                    connection, now.minus(settings.lifetime()).minus(FRESH.multipliedBy(2)));
            return repository.all(connection);
        });
        return keys.get(0);
    }

    /** Something done to a connection that answers the keys as they are then. */
    private interface Work {
        List<SigningKey> with(Connection connection) throws SQLException;
    }

    private List<SigningKey> inTransaction(Work work) {
        List<SigningKey> keys = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return List.copyOf(work.with(connection));
            }
        });
        copy = new Copy(keys, System.nanoTime(), true);
        return keys;
    }
}
