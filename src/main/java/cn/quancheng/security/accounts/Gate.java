package cn.quancheng.security.accounts;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.security.accounts.Admission.Admitted;
import cn.quancheng.security.accounts.Admission.Locked;
import cn.quancheng.security.accounts.Admission.Refused;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Compares logins with secrets, slowly and not too often, and writes each outcome down. */
@ApplicationScoped
public class Gate {
    private final AccountRepository accounts;
    private final SecretCheck secrets;
    private final LoginFailures failures;
    private final LoginGuesses guesses;
    private final AuditBook audit;

    Gate(
            AccountRepository accounts,
            SecretCheck secrets,
            LoginFailures failures,
            LoginGuesses guesses,
            AuditBook audit) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.failures = failures;
        this.guesses = guesses;
        this.audit = audit;
    }

    /**
     * Decides on a login and a secret. An unknown login, a wrong secret, an account that does not work and one of
     * another kind answer alike and after the same time.
     *
     * @param source where they come from
     * @param kinds of which the account must be
     */
    public Admission admit(String login, String secret, Source source, Set<AccountKind> kinds) {
        // Locked logins cost no hashing: this is what keeps a flood of guesses cheap.
        Optional<Duration> locked = failures.lock(login, source);
        if (locked.isPresent()) {
            return new Locked(locked.get());
        }
        Optional<Account> account = find(login);
        OptionalInt version = secrets.version(account, secret);
        if (version.isEmpty()
                || !account.get().isActive()
                || !kinds.contains(account.get().kind())) {
            return refuse(login, source, account.isPresent());
        }
        return failures.succeed(login, source).<Admission>map(Locked::new).orElseGet(() -> {
            audit.record(AuditEntry.of(login, "LOGIN"));
            return admitted(account.get(), version.getAsInt());
        });
    }

    /** No transaction is open while the hash is computed: it would hold a connection for as long. */
    private Optional<Account> find(String login) {
        return QuarkusTransaction.requiringNew()
                // What cannot be a login may hold what the database would choke on.
                .call(() -> NewAccount.isLogin(login) ? accounts.findByIdOptional(login) : Optional.empty());
    }

    private static Admitted admitted(Account account, int version) {
        return new Admitted(account.login(), account.roles(), account.departmentGrant(), version);
    }

    private Admission refuse(String login, Source source, boolean known) {
        Optional<Duration> locked = failures.fail(login, source);
        if (locked.isPresent()) {
            return new Locked(locked.get());
        }
        guesses.count(known ? Optional.of(login) : Optional.empty(), source);
        return new Refused();
    }
}
