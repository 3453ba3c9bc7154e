package cn.quancheng.security.signatures;

import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The keys of those who sign their requests, secrets sealed. Every method works in the transaction that is under way. */
@ApplicationScoped
class SignatureKeyRepository {
    private static final String COLUMNS =
            "select id, login, algorithm, public_key, sealed_secret, made_at, ends_at from signature_keys ";

    private final DataSource database;
    private final AtRest sealed;

    SignatureKeyRepository(DataSource database, IdentityVault vault) {
        this.database = database;
        this.sealed = vault.atRest("signature-keys");
    }

    /**
     * A key as it is kept.
     *
     * @param key the public half, or the shared secret, opened
     */
    record Key(String id, String login, SignatureAlgorithm algorithm, byte[] key) {}

    @Produces
    @Singleton
    SealedColumn sharedSecrets() {
        return new SealedColumn(
                "signature_keys",
                "id",
                "convert_to(id, 'UTF8')",
                "sealed_secret",
                (id, secret) -> sealed.seal(id, sealed.open(id, secret)));
    }

    Optional<Key> find(String id) {
        return with(connection -> Sql.first(connection, COLUMNS + "where id = ?", this::key, id));
    }

    /** Those of an account that work then, the one in use first. */
    List<SignatureKeyView> of(String login, Instant now) {
        return with(connection -> Sql.list(
                connection,
                COLUMNS + "where login = ? and (ends_at is null or ends_at > ?) order by ends_at nulls first",
                SignatureKeyRepository::view,
                login,
                at(now)));
    }

    void add(Key key, String by, Instant now) {
        boolean shared = key.algorithm().isShared();
        with(connection -> Sql.update(
                connection,
                "insert into signature_keys (id, login, algorithm, public_key, sealed_secret, made_by, made_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                key.id(),
                key.login(),
                key.algorithm().name(),
                shared ? null : key.key(),
                shared ? sealed.seal(owner(key.id()), key.key()) : null,
                by,
                at(now)));
    }

    /** Has the one in use end then; gives how many there were. */
    long endInUse(String login, Instant then) {
        return with(connection -> Sql.update(
                connection,
                "update signature_keys set ends_at = ? where login = ? and ends_at is null",
                at(then),
                login));
    }

    /** Ends those that are being replaced; gives how many there were. */
    long endPrevious(String login, Instant now) {
        return with(connection -> Sql.update(
                connection,
                "update signature_keys set ends_at = ? where login = ? and ends_at > ?",
                at(now),
                login,
                at(now)));
    }

    /** Forgets keys that ended before then. */
    void forget(Instant then) {
        with(connection -> Sql.update(connection, "delete from signature_keys where ends_at < ?", at(then)));
    }

    private Key key(ResultSet row) throws SQLException {
        SignatureAlgorithm algorithm = SignatureAlgorithm.valueOf(row.getString("algorithm"));
        String id = row.getString("id");
        return new Key(
                id,
                row.getString("login"),
                algorithm,
                algorithm.isShared()
                        ? sealed.open(owner(id), row.getBytes("sealed_secret"))
                        : row.getBytes("public_key"));
    }

    private static SignatureKeyView view(ResultSet row) throws SQLException {
        OffsetDateTime end = row.getObject("ends_at", OffsetDateTime.class);
        return new SignatureKeyView(
                row.getString("id"),
                SignatureAlgorithm.valueOf(row.getString("algorithm")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                end == null ? null : end.toInstant());
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the keys of signatures could not be read or written", e);
        }
    }

    private static byte[] owner(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
