package cn.quancheng.security.accounts;

import cn.quancheng.security.IdentityVault;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Counts wrong guesses by login and source in the database, where guesses made in parallel and on several replicas
 * meet. Each outcome is written by one conditional statement, so outcomes have an order: whatever comes after the last
 * free failure finds the login locked for that source, the right secret too. Guesses from everywhere also pull a brake
 * of the login as a whole; a source that the right secret has come from before does not feel it.
 */
@ApplicationScoped
class LoginFailures {
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final Duration SOURCE_KNOWN_FOR = Duration.ofDays(90);
    private static final byte[] ALL_SOURCES = {};

    // Both brakes reach their longest wait before the tenth doubling; the exponent is held there so that none
    // overflows.
    private static final String FAIL = """
            insert into login_failures as f (login_digest, source_digest, failures, last_at) values (?, ?, 1, ?)
            on conflict (login_digest, source_digest) do update set
                failures = f.failures + 1,
                last_at = excluded.last_at,
                locked_until = case when f.failures + 1 >= ? then excluded.last_at
                    + least(interval '1 second' * ? * power(2, least(f.failures + 1 - ?, 10)), interval '1 second' * ?)
                    end
            where f.locked_until is null or f.locked_until <= excluded.last_at
            """;
    private static final String SUCCEED = "delete from login_failures where login_digest = ? and source_digest = ?"
            + " and (locked_until is null or locked_until <= ?)";
    private static final String LOCKED = """
            select max(locked_until) from login_failures f
            where login_digest = ? and locked_until > ? and (source_digest = ? or source_digest = ''
                and not exists (select from login_sources s where s.login_digest = f.login_digest and s.source_digest = ?))
            """;
    private static final String KNOWN = """
            insert into login_sources as s (login_digest, source_digest, last_at) values (?, ?, ?)
            on conflict (login_digest, source_digest) do update set last_at = excluded.last_at
            where s.last_at < excluded.last_at - interval '1 day'
            """;

    private final DataSource database;
    private final IdentityVault vault;
    private final Clock clock;

    LoginFailures(DataSource database, IdentityVault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** How long the login is still locked for this source; empty when it is not. */
    Optional<Duration> lock(String login, Source source) {
        try (Connection connection = database.getConnection()) {
            return lock(connection, digest(login), digest(source));
        } catch (SQLException e) {
            throw new IllegalStateException("login failures could not be read", e);
        }
    }

    /**
     * Writes a failure down.
     *
     * @return how long the login was locked before this failure, which then does not count; else empty
     */
    Optional<Duration> fail(String login, Source source) {
        byte[] digest = digest(login);
        byte[] from = digest(source);
        try (Connection connection = database.getConnection()) {
            if (!fail(connection, digest, from, Brake.OF_SOURCE)) {
                return lock(connection, digest, from);
            }
            fail(connection, digest, ALL_SOURCES, Brake.OF_LOGIN);
            return Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("a login failure could not be counted", e);
        }
    }

    /** Whether the failure counts: not where a lock holds. */
    private boolean fail(Connection connection, byte[] login, byte[] source, Brake brake) throws SQLException {
        try (PreparedStatement fail = connection.prepareStatement(FAIL)) {
            fail.setBytes(1, login);
            fail.setBytes(2, source);
            fail.setObject(3, now());
            fail.setInt(4, brake.free());
            fail.setLong(5, brake.shortest().toSeconds());
            fail.setInt(6, brake.free());
            fail.setLong(7, brake.longest().toSeconds());
            return fail.executeUpdate() == 1;
        }
    }

    /**
     * Forgets the failures of a source whose secret was right, and knows it from now on. The brake of the login as a
     * whole stays: else whoever guesses would be let off by the very person whose login it is.
     *
     * @return how long the login is locked, where parallel guesses have locked it meanwhile; else empty
     */
    Optional<Duration> succeed(String login, Source source) {
        byte[] digest = digest(login);
        byte[] from = digest(source);
        try (Connection connection = database.getConnection()) {
            execute(connection, SUCCEED, digest, from, now());
            Optional<Duration> locked = lock(connection, digest, from);
            if (locked.isEmpty()) {
                execute(connection, KNOWN, digest, from, now());
            }
            return locked;
        } catch (SQLException e) {
            throw new IllegalStateException("login failures could not be forgotten", e);
        }
    }

    /** Forgets all failures on a login, wherever they came from; in the transaction that is under way. */
    void forget(String login) {
        try (Connection connection = database.getConnection()) {
            execute(connection, "delete from login_failures where login_digest = ?", digest(login));
        } catch (SQLException e) {
            throw new IllegalStateException("login failures could not be forgotten", e);
        }
    }

    @Scheduled(every = "1h", delayed = "7m", identity = "forget-login-failures")
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection()) {
            execute(connection, "delete from login_failures where last_at < ?", now().minus(FORGOTTEN_AFTER));
            execute(connection, "delete from login_sources where last_at < ?", now().minus(SOURCE_KNOWN_FOR));
        }
    }

    private Optional<Duration> lock(Connection connection, byte[] login, byte[] source) throws SQLException {
        OffsetDateTime now = now();
        try (PreparedStatement select = connection.prepareStatement(LOCKED)) {
            select.setBytes(1, login);
            select.setObject(2, now);
            select.setBytes(3, source);
            select.setBytes(4, source);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(until -> Duration.between(now, until));
            }
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private byte[] digest(String login) {
        return vault.digest("login", login);
    }

    private byte[] digest(Source source) {
        return vault.digest("login-source", source.name());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
