package cn.quancheng.platform;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Serves a request once, whatever is repeated or raced. A key is claimed in the transaction that does the work, so
 * that claim, work and kept answer stand or fall together: a second request with the key waits for the first one's
 * transaction, and then finds either its answer or nothing.
 */
@ApplicationScoped
public class Idempotency {
    private static final Duration KEPT = Duration.ofHours(48);
    private static final int PATIENCE_SECONDS = 10;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource database;
    private final Clock clock;
    private final AtRest atRest;
    private final CurrentVertxRequest request;
    private final SecurityIdentity identity;

    Idempotency(
            DataSource database, Clock clock, AtRest atRest, CurrentVertxRequest request, SecurityIdentity identity) {
        this.database = database;
        this.clock = clock;
        this.atRest = atRest;
        this.request = request;
        this.identity = identity;
    }

    /** What becomes of a request that claims its key. */
    public sealed interface Claim {
        /** Nobody asked before: do the work, then {@link Idempotency#keep} the answer in the same transaction. */
        record First() implements Claim {}

        /** It was done before: give this answer again and do nothing. */
        record Again(KeptAnswer answer) implements Claim {}
    }

    /**
     * An answer as it was given.
     *
     * @param status the HTTP status
     * @param location where what was created stands, or null
     * @param body JSON, empty where there was none
     */
    public record KeptAnswer(int status, @Nullable String location, byte[] body) {}

    /**
     * The key of the request that is being served, or none where its client sent none.
     *
     * @throws Refusal 400 when the key is empty or too long
     */
    public Optional<RequestKey> requestKey() {
        HttpServerRequest current = request.getCurrent().request();
        return Optional.ofNullable(current.getHeader("Idempotency-Key"))
                .map(key -> new RequestKey(
                        identity.getPrincipal().getName(), current.method() + " " + current.path(), key));
    }

    /**
     * Claims a key within the connection's transaction, waiting some seconds for another request that holds it.
     *
     * @param digest of the request's body, of any fixed kind
     * @throws Refusal 422 when the key was used with another body, 409 when the other request takes too long
     */
    public Claim claim(Connection transaction, RequestKey key, byte[] digest) {
        try {
            return insert(transaction, key, digest) ? new Claim.First() : again(transaction, key, digest);
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw Refusal.of(Refusal.Kind.CONFLICT, "platform.idempotency-busy")
                        .header("Retry-After", "1");
            }
            throw new IllegalStateException("an idempotency key could not be claimed", e);
        }
    }

    private boolean insert(Connection transaction, RequestKey key, byte[] digest) throws SQLException {
        String usual = lockTimeout(transaction, PATIENCE_SECONDS + "s");
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO idempotency_keys (id, account, digest, claimed_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO NOTHING")) {
            insert.setBytes(1, key.id());
            insert.setString(2, key.account());
            insert.setBytes(3, digest);
            insert.setObject(4, now());
            boolean first = insert.executeUpdate() == 1;
            lockTimeout(transaction, usual);
            return first;
        }
    }

    /** Sets how long the transaction waits for a lock, and gives what it was before. */
    private static String lockTimeout(Connection transaction, String timeout) throws SQLException {
        try (PreparedStatement set = transaction.prepareStatement(
                "SELECT before, set_config('lock_timeout', ?, true) FROM current_setting('lock_timeout') before")) {
            set.setString(1, timeout);
            try (ResultSet row = set.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private Claim again(Connection transaction, RequestKey key, byte[] digest) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT digest, status, location, body FROM idempotency_keys WHERE id = ?")) {
            select.setBytes(1, key.id());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || row.getBytes("body") == null) {
                    throw Refusal.of(Refusal.Kind.CONFLICT, "platform.idempotency-busy")
                            .header("Retry-After", "1");
                }
                if (!MessageDigest.isEqual(row.getBytes("digest"), digest)) {
                    throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "platform.idempotency-key-reused");
                }
                return new Claim.Again(new KeptAnswer(
                        row.getInt("status"), row.getString("location"), atRest.open(key.id(), row.getBytes("body"))));
            }
        }
    }

    /** Keeps the answer to a request whose key was claimed as the first, in the same transaction. */
    public void keep(Connection transaction, RequestKey key, KeptAnswer answer) {
        try (PreparedStatement update = transaction.prepareStatement(
                "UPDATE idempotency_keys SET status = ?, location = ?, body = ? WHERE id = ?")) {
            update.setInt(1, answer.status());
            update.setString(2, answer.location());
            update.setBytes(3, atRest.seal(key.id(), answer.body()));
            update.setBytes(4, key.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an answer could not be kept", e);
        }
    }

    /** Lets a key be used again, because what was done under it came to nothing, in the connection's transaction. */
    public void release(Connection transaction, byte[] id) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("DELETE FROM idempotency_keys WHERE id = ?")) {
            delete.setBytes(1, id);
            delete.executeUpdate();
        }
    }

    @Scheduled(every = "1h", delayed = "5m", identity = "forget-idempotency-keys")
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM idempotency_keys WHERE claimed_at < ?")) {
            delete.setObject(1, now().minus(KEPT));
            delete.executeUpdate();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
