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
 * Counts wrong guesses by login in the database, where guesses made in parallel and on several replicas meet. Each
 * outcome is written by one conditional statement, so outcomes have an order: whatever comes after the fifth failure
 * finds the login locked, the right secret too.
 */
@ApplicationScoped
class LoginFailures {
    /** How many failures lock a login. */
    static final int MOST = 5;

    static final Duration SHORTEST_LOCK = Duration.ofMinutes(1);
    static final Duration LONGEST_LOCK = Duration.ofHours(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    // Sixty minutes are reached by the sixth doubling; the exponent is held there so that no power overflows.
    private static final String FAIL = """
            insert into login_failures as f (login_digest, failures, last_at) values (?, 1, ?)
            on conflict (login_digest) do update set
                failures = f.failures + 1,
                last_at = excluded.last_at,
                locked_until = case when f.failures + 1 >= ? then excluded.last_at
                    + least(interval '1 second' * ? * power(2, least(f.failures + 1 - ?, 10)), interval '1 second' * ?)
                    end
            where f.locked_until is null or f.locked_until <= excluded.last_at
            """;
    private static final String SUCCEED =
            "delete from login_failures where login_digest = ? and (locked_until is null or locked_until <= ?)";
    private static final String LOCKED =
            "select locked_until from login_failures where login_digest = ? and locked_until > ?";

    private final DataSource database;
    private final IdentityVault vault;
    private final Clock clock;

    LoginFailures(DataSource database, IdentityVault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** How long the login is still locked; empty when it is not. */
    Optional<Duration> lock(String login) {
        try (Connection connection = database.getConnection()) {
            return lock(connection, digest(login));
        } catch (SQLException e) {
            throw new IllegalStateException("login failures could not be read", e);
        }
    }

    /**
     * Writes a failure down.
     *
     * @return how long the login was locked before this failure, which then does not count; else empty
     */
    Optional<Duration> fail(String login) {
        byte[] digest = digest(login);
        try (Connection connection = database.getConnection();
                PreparedStatement fail = connection.prepareStatement(FAIL)) {
            fail.setBytes(1, digest);
            fail.setObject(2, now());
            fail.setInt(3, MOST);
            fail.setLong(4, SHORTEST_LOCK.toSeconds());
            fail.setInt(5, MOST);
            fail.setLong(6, LONGEST_LOCK.toSeconds());
            return fail.executeUpdate() == 1 ? Optional.empty() : lock(connection, digest);
        } catch (SQLException e) {
            throw new IllegalStateException("a login failure could not be counted", e);
        }
    }

    /**
     * Forgets the failures of a login whose secret was right.
     *
     * @return how long the login is locked, where parallel guesses have locked it meanwhile; else empty
     */
    Optional<Duration> succeed(String login) {
        byte[] digest = digest(login);
        try (Connection connection = database.getConnection();
                PreparedStatement succeed = connection.prepareStatement(SUCCEED)) {
            succeed.setBytes(1, digest);
            succeed.setObject(2, now());
            return succeed.executeUpdate() == 1 ? Optional.empty() : lock(connection, digest);
        } catch (SQLException e) {
            throw new IllegalStateException("login failures could not be forgotten", e);
        }
    }

    @Scheduled(every = "1h", delayed = "7m", identity = "forget-login-failures")
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from login_failures where last_at < ?")) {
            delete.setObject(1, now().minus(FORGOTTEN_AFTER));
            delete.executeUpdate();
        }
    }

    private Optional<Duration> lock(Connection connection, byte[] digest) throws SQLException {
        OffsetDateTime now = now();
        try (PreparedStatement select = connection.prepareStatement(LOCKED)) {
            select.setBytes(1, digest);
            select.setObject(2, now);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(Duration.between(now, row.getObject(1, OffsetDateTime.class)))
                        : Optional.empty();
            }
        }
    }

    private byte[] digest(String login) {
        return vault.digest("login", login);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
