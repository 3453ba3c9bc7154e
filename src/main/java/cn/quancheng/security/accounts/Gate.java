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
import java.util.Set;

/** Compares logins with secrets, slowly and not too often, and writes each outcome down. */
@ApplicationScoped
public class Gate {
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final LoginFailures failures;
    private final AuditBook audit;

    Gate(AccountRepository accounts, Passwords passwords, LoginFailures failures, AuditBook audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
        this.audit = audit;
    }

    /**
     * Decides on a login and a secret. An unknown login, a wrong secret, a disabled account and one of another kind
     * answer alike and after the same time.
     *
     * @param kinds of which the account must be
     */
    public Admission admit(String login, String secret, Set<AccountKind> kinds) {
        // Locked logins cost no hashing: this is what keeps a flood of guesses cheap.
        Optional<Duration> locked = failures.lock(login);
        if (locked.isPresent()) {
            return new Locked(locked.get());
        }
        // No transaction is open while the hash is computed: it would hold a connection for as long.
        Optional<Account> account = QuarkusTransaction.requiringNew().call(() -> accounts.findByIdOptional(login));
        if (!matches(account, secret)
                || !account.get().isEnabled()
                || !kinds.contains(account.get().kind())) {
            return refuse(login, account.isPresent());
        }
        return failures.succeed(login).<Admission>map(Locked::new).orElseGet(() -> {
            audit.record(AuditEntry.of(login, "LOGIN"));
            return new Admitted(login, account.get().roles(), account.get().departmentGrant());
        });
    }

    private boolean matches(Optional<Account> account, String secret) {
        if (account.isEmpty()) {
            passwords.compareWithNobody(secret);
            return false;
        }
        return passwords.matches(secret, account.get().secretHash());
    }

    private Admission refuse(String login, boolean known) {
        Optional<Duration> locked = failures.fail(login);
        if (locked.isPresent()) {
            return new Locked(locked.get());
        }
        // Whatever was typed as an unknown login may be a password: it is not written down.
        audit.record(AuditEntry.of(known ? login : "unknown", "LOGIN_FAILED"));
        return new Refused();
    }
}
