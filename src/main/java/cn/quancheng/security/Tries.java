package cn.quancheng.security;

import cn.quancheng.platform.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.OptionalInt;

/**
 * Counts tries, so that whoever guesses has few of them. A try is taken by one statement and stays taken whatever becomes
 * of the request: tries made at the same instant, on however many replicas, are never more than are allowed.
 */
@ApplicationScoped
public class Tries {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private static final String TAKE = """
            insert into tries as t (digest, since, taken) values (?, ?, 1)
            on conflict (digest) do update set
                taken = case when t.since <= ? then 1 else t.taken + 1 end,
                since = case when t.since <= ? then excluded.since else t.since end
            where t.since <= ? or t.taken < ?
            returning ? - taken
            """;

    private final DataSource database;
    private final IdentityVault vault;
    private final Clock clock;

    Tries(DataSource database, IdentityVault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * How many tries there are.
     *
     * @param purpose what is tried
     * @param allowed how many in a window
     * @param window from the first of them; a day at most
     */
    public record Limit(String purpose, int allowed, Duration window) {
        public Limit {
            if (allowed < 1 || window.compareTo(LONGEST_WINDOW) > 0) {
                throw new IllegalArgumentException("at least one try, in a day at most");
            }
        }
    }

    /**
     * Takes a try.
     *
     * @param who tries, or what is tried on: kept as a keyed digest
     * @return how many are left after it; empty when there was none to be taken
     */
    public OptionalInt take(Limit limit, String who) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime over = now.minus(limit.window());
        byte[] digest = vault.digest("tries-" + limit.purpose(), who);
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return Sql.first(
                                connection,
                                TAKE,
                                row -> OptionalInt.of(row.getInt(1)),
                                digest,
                                now,
                                over,
                                over,
                                over,
                                limit.allowed(),
                                limit.allowed())
                        .orElse(OptionalInt.empty());
            }
        });
    }

    /** How many are left; as many as are allowed where none was taken in the window. */
    public int left(Limit limit, String who) {
        OffsetDateTime over = OffsetDateTime.now(clock).minus(limit.window());
        try (Connection connection = database.getConnection()) {
            return limit.allowed()
                    - Sql.first(
                                    connection,
                                    "select taken from tries where digest = ? and since > ?",
                                    row -> row.getInt(1),
                                    vault.digest("tries-" + limit.purpose(), who),
                                    over)
                            .orElse(0);
        } catch (SQLException e) {
            throw new IllegalStateException("tries could not be counted", e);
        }
    }

    @Scheduled(every = "1h", delayed = "13m", identity = "forget-tries")
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "delete from tries where since < ?",
                    OffsetDateTime.now(clock).minus(LONGEST_WINDOW));
        }
    }
}
