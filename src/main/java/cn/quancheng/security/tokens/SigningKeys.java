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
import java.util.stream.Stream;

/**
 * The keys that tokens and receipts are signed with and told by. Replicas share them in the database; each holds a copy, looked up
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
    private volatile Copy copy = new Copy(List.of(), List.of(), 0, false);

    /** @param publicHalves of the keys that signed receipts and do so no more */
    private record Copy(List<SigningKey> keys, List<String> publicHalves, long readAt, boolean read) {
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

    /** The key that signs tokens now; the first one is made here, and one past its age is replaced. */
    SigningKey signing() {
        return signing(KeyPurpose.TOKEN);
    }

    /** The key that signs for a purpose now. */
    SigningKey signing(KeyPurpose purpose) {
        return signing(fresh().keys(), purpose)
                .filter(this::maySign)
                .or(() -> signing(change(key -> !maySign(key)).keys(), purpose))
                .orElseThrow();
    }

    /** The key of that name, if it is one that tokens may still be signed with. */
    Optional<SigningKey> named(String kid) {
        Optional<SigningKey> known = find(fresh(), kid);
        return known.isPresent() || copy.isYoungerThan(UNKNOWN_AGAIN) ? known : find(read(), kid);
    }

    /** The public halves of all keys that there may still be something to tell by, as JSON. */
    List<String> published() {
        signing();
        Copy known = fresh();
        return Stream.concat(known.keys().stream().map(SigningKey::publicJwk), known.publicHalves().stream())
                .toList();
    }

    /**
     * Lets new keys sign from now on. Tokens of the old one stay good until they end.
     *
     * @return the one that signs tokens
     */
    SigningKey rotate() {
        return signing(change(key -> true).keys(), KeyPurpose.TOKEN).orElseThrow();
    }

    @Scheduled(every = "1h", delayed = "1m", identity = "replace-signing-keys")
    void replaceOld() {
        change(key -> !maySign(key));
    }

    private boolean maySign(SigningKey key) {
        return key.replaced().isEmpty() && clock.instant().isBefore(key.madeAt().plus(settings.keyAge()));
    }

    private static Optional<SigningKey> find(Copy known, String kid) {
        return known.keys().stream()
                .filter(key -> key.purpose() == KeyPurpose.TOKEN && key.kid().equals(kid))
                .findFirst();
    }

    private static Optional<SigningKey> signing(List<SigningKey> keys, KeyPurpose purpose) {
        return keys.stream()
                .filter(key -> key.purpose() == purpose && key.replaced().isEmpty())
                .findFirst();
    }

    private Copy fresh() {
        Copy now = copy;
        return now.isYoungerThan(FRESH) ? now : read();
    }

    private Copy read() {
        return inTransaction(connection -> {});
    }

    /** Replaces the keys that sign, where there is none or it is one to replace, and forgets those that nobody needs. */
    private Copy change(Predicate<SigningKey> toReplace) {
        return inTransaction(connection -> {
            repository.lock(connection);
            Instant now = clock.instant();
            List<SigningKey> there = repository.all(connection);
            for (KeyPurpose purpose : KeyPurpose.values()) {
                if (signing(there, purpose).filter(toReplace.negate()).isEmpty()) {
                    repository.replace(connection, purpose, now);
                }
            }
            // A replica may sign with the old key for as long as its copy is fresh; twice that is on the safe side.
            repository.forgetReplacedBefore(
                    connection, now.minus(settings.lifetime()).minus(FRESH.multipliedBy(2)));
        });
    }

    /** Something done to a connection before the keys are read. */
    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private Copy inTransaction(Work work) {
        Copy read = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                work.with(connection);
                return new Copy(
                        List.copyOf(repository.all(connection)),
                        List.copyOf(repository.publicHalves(connection)),
                        System.nanoTime(),
                        true);
            }
        });
        copy = read;
        return read;
    }
}
