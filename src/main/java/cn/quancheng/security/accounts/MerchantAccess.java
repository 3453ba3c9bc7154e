package cn.quancheng.security.accounts;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.hibernate.exception.ConstraintViolationException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The accounts of merchants and of people at their counters, as the room that knows whose they are makes and ends them:
 * always in its transaction, and after it locked the merchant.
 */
@ApplicationScoped
@Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
public class MerchantAccess {
    private final AccountRepository rows;
    private final Passwords passwords;
    private final SecretCheck secrets;
    private final AuditBook audit;
    private final Clock clock;
    private final Event<AccountChanged> changed;

    MerchantAccess(
            AccountRepository rows,
            Passwords passwords,
            SecretCheck secrets,
            AuditBook audit,
            Clock clock,
            Event<AccountChanged> changed) {
        this.rows = rows;
        this.passwords = passwords;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    /** A new secret; asked for before anything is locked. */
    @Transactional(value = Transactional.TxType.SUPPORTS, rollbackOn = Exception.class)
    public DrawnSecret draw() {
        String secret = passwords.generate();
        return new DrawnSecret(secret, passwords.hash(secret));
    }

    /** @throws Refusal 403 where the operator's account does not work any more: a token may outlive it by some seconds */
    public void requireWorking(String operator) {
        if (rows.findByIdOptional(operator).filter(Account::isActive).isEmpty()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "accounts.not-active");
        }
    }

    /**
     * Makes an account that works at once.
     *
     * @param kind a merchant's, or a cashier's
     * @param merchant the name that others may read of it: never a person's
     * @param by the account that lets it in
     * @throws Refusal 409 where the login is taken
     */
    public void make(String login, AccountKind kind, String merchant, DrawnSecret secret, String by) {
        Role role = kind == AccountKind.CASHIER ? Role.CASHIER : Role.MERCHANT;
        NewAccount wanted = new NewAccount(login, kind, merchant, Set.of(role), Optional.empty());
        if (rows.findByIdOptional(login).isPresent()) {
            throw taken();
        }
        try {
            rows.persistAndFlush(new Account(wanted, secret.hash(), clock.instant(), by));
        } catch (ConstraintViolationException somebodyWasFirst) {
            throw taken();
        }
        audit.record(AuditEntry.of(by, "ACCOUNT_MADE").on(subject(login)).with("kind", kind));
    }

    /**
     * Gives an account another secret, beside which the present one and the tokens it gave stay good for a while.
     *
     * @return until when
     * @throws Refusal 409 while one that was replaced still works: a third would shut out whoever still uses the first
     */
    public Instant rotate(String login, DrawnSecret secret, Duration overlap, String by) {
        Account account = locked(login);
        Instant now = clock.instant();
        if (account.secret().hasPrevious(now)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "accounts.rotating");
        }
        Instant until = now.plus(overlap);
        account.rotateSecret(secret.hash(), secrets.digest(login, secret.secret()), until, by);
        note(by, "ACCOUNT_SECRET_ROTATED", login);
        return until;
    }

    /** Until when a secret that was replaced still works; empty: none does. */
    public Optional<Instant> previousUntil(String login) {
        return rows.findByIdOptional(login)
                .map(Account::secret)
                .filter(secret -> secret.hasPrevious(clock.instant()))
                .flatMap(AccountSecret::previousUntil);
    }

    /** Ends the secret that was replaced, and the tokens that it gave; nothing where there is none. */
    public void endPrevious(String login, String by) {
        Account account = locked(login);
        if (account.secret().hasPrevious(clock.instant())) {
            account.secret().endPrevious();
            note(by, "ACCOUNT_SECRET_ENDED", login);
        }
    }

    /** Gives an account another secret at once: what it had before, and its tokens, work no more. */
    public void renew(String login, DrawnSecret secret, String by) {
        locked(login).changeSecret(secret.hash());
        note(by, "ACCOUNT_SECRET_CHANGED", login);
    }

    /** Has accounts rest: their secrets and tokens work no more, until they are let in again. */
    public void suspend(Collection<String> logins, String by) {
        all(logins, "ACCOUNT_SUSPENDED", by, account -> account.suspend(clock.instant()));
    }

    /** Lets accounts in again, with the secrets they had; tokens of before stay ended. */
    public void resume(Collection<String> logins, String by) {
        all(logins, "ACCOUNT_RESUMED", by, Account::resume);
    }

    /** Ends accounts for good. */
    public void end(Collection<String> logins, String by) {
        all(logins, "ACCOUNT_DISABLED", by, account -> account.disable(clock.instant()));
    }

    /** Has these accounts show another name. */
    public void rename(Collection<String> logins, String merchant) {
        rows.locked(logins.toArray(String[]::new)).values().forEach(account -> account.rename(merchant));
    }

    private void all(Collection<String> logins, String action, String by, Consumer<Account> act) {
        rows.locked(logins.toArray(String[]::new)).forEach((login, account) -> {
            act.accept(account);
            note(by, action, login);
        });
    }

    private Account locked(String login) {
        Map<String, Account> found = rows.locked(login);
        return Optional.ofNullable(found.get(login))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "accounts.unknown"));
    }

    private void note(String by, String action, String login) {
        audit.record(AuditEntry.of(by, action).on(subject(login)));
        changed.fire(new AccountChanged(login));
    }

    private static String subject(String login) {
        return "account/" + login;
    }

    private static Refusal taken() {
        return Refusal.of(Refusal.Kind.CONFLICT, "accounts.login-taken");
    }
}
