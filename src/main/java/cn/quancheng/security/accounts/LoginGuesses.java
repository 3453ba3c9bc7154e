package cn.quancheng.security.accounts;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.security.IdentityVault;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Sums wrong guesses up before they go into the book: a stranger must not be able to write as many lines as he likes. */
@ApplicationScoped
class LoginGuesses {
    /** One line of the book stands for so long. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final String NOBODYS = "";
    private static final String COUNT = """
            insert into login_guesses as g (login, source_digest, since, guesses) values (?, ?, ?, 1)
            on conflict (login, source_digest) do update set guesses = g.guesses + 1
            """;
    private static final String TAKE = """
            with gone as (
                delete from login_guesses where login in (select login from login_guesses where since <= ?)
                returning login, since, guesses)
            select login, sum(guesses), count(*), min(since) from gone group by login
            """;

    private final DataSource database;
    private final IdentityVault vault;
    private final AuditBook audit;
    private final Clock clock;

    LoginGuesses(DataSource database, IdentityVault vault, AuditBook audit, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Counts a wrong guess.
     *
     * @param login empty where there is none such: what was typed may be a password, and is not written down
     */
    void count(Optional<String> login, Source source) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, login.orElse(NOBODYS));
            count.setBytes(2, vault.digest("login-source", source.name()));
            count.setObject(3, OffsetDateTime.now(clock));
            count.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a login failure could not be counted", e);
        }
    }

    /** Writes a line for each login whose oldest uncounted guess is a window old; whoever comes second finds none. */
    @Scheduled(every = "1m", delayed = "1m", identity = "write-down-login-guesses")
    @Transactional
    void writeDown() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setObject(1, OffsetDateTime.now(clock).minus(WINDOW));
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    AuditEntry guessed = AuditEntry.of("unknown", "LOGIN_FAILED")
                            .with("guesses", row.getLong(2))
                            .with("sources", row.getLong(3))
                            .with(
                                    "since",
                                    row.getObject(4, OffsetDateTime.class).toInstant());
                    String login = row.getString(1);
                    audit.record(login.equals(NOBODYS) ? guessed : guessed.on("account/" + login));
                }
            }
        }
    }
}
