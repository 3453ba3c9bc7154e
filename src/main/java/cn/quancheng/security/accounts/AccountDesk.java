package cn.quancheng.security.accounts;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.hibernate.exception.ConstraintViolationException;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What operators do with accounts. Each act first makes sure, in its own transaction, that the operator's account still
 * works: a token may outlive it by some seconds.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class AccountDesk {
    private final AccountRepository rows;
    private final Passwords passwords;
    private final LoginFailures failures;
    private final AuditBook audit;
    private final Clock clock;
    private final Event<AccountChanged> changed;

    AccountDesk(
            AccountRepository rows,
            Passwords passwords,
            LoginFailures failures,
            AuditBook audit,
            Clock clock,
            Event<AccountChanged> changed) {
        this.rows = rows;
        this.passwords = passwords;
        this.failures = failures;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    Page<AccountView> page(PageQuery query) {
        return Page.of(rows.page(query), query, Account::login).map(Account::view);
    }

    AccountView view(String login) {
        return rows.findByIdOptional(login).orElseThrow(AccountDesk::unknown).view();
    }

    /** Makes an account; answers its first secret, which nobody can ask for again. */
    String make(NewAccount wanted, String operator) {
        String secret = passwords.generate();
        String hash = passwords.hash(secret);
        working(rows.locked(operator), operator);
        if (rows.findByIdOptional(wanted.login()).isPresent()) {
            throw taken();
        }
        try {
            rows.persistAndFlush(new Account(wanted, hash, clock.instant(), operator));
        } catch (ConstraintViolationException anotherOperatorWasFirst) {
            throw taken();
        }
        audit.record(AuditEntry.of(operator, "ACCOUNT_MADE")
                .on(subject(wanted.login()))
                .with("kind", wanted.kind())
                .with("roles", wanted.roles()));
        return secret;
    }

    /** Lets an account work that another operator made or whose secret another operator renewed. */
    AccountView confirm(String login, String operator) {
        Act act = locked(login, operator);
        Account account = act.account();
        if (account.isConfirmed()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "accounts.confirmed-already");
        }
        Optional<String> from = account.secretFrom();
        if (from.filter(operator::equals).isPresent()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "accounts.confirm-own");
        }
        // Ties to the operator are only made under a lock of the operator's row, which is held.
        if (from.map(rows::findById).filter(act.operator()::isTiedTo).isPresent()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "accounts.confirm-tied");
        }
        account.confirm(operator, clock.instant());
        note(operator, "ACCOUNT_CONFIRMED", login);
        return account.view();
    }

    /** Gives an account a new secret, and with it new access where it was disabled. */
    String renewSecret(String login, String operator) {
        if (login.equals(operator)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "accounts.renew-own");
        }
        String secret = passwords.generate();
        String hash = passwords.hash(secret);
        Account account = locked(login, operator).account();
        if (account.kind() == AccountKind.CASHIER) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "accounts.renewed-by-merchant");
        }
        account.renewSecret(hash, operator);
        note(operator, "ACCOUNT_SECRET_CHANGED", login);
        return secret;
    }

    void disable(String login, String operator) {
        if (login.equals(operator)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "accounts.not-yourself");
        }
        Account account = locked(login, operator).account();
        if (account.isEnabled()) {
            account.disable(clock.instant());
            note(operator, "ACCOUNT_DISABLED", login);
        }
    }

    /** Forgets the failures that keep somebody waiting. */
    void unlock(String login, String operator) {
        if (login.equals(operator)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "accounts.unlock-own");
        }
        locked(login, operator);
        failures.forget(login);
        audit.record(AuditEntry.of(operator, "ACCOUNT_UNLOCKED").on(subject(login)));
    }

    /** An operator's act on an account, both locked. */
    private record Act(Account account, Account operator) {}

    private Act locked(String login, String operator) {
        Map<String, Account> locked = rows.locked(login, operator);
        Account acting = working(locked, operator);
        return Optional.ofNullable(locked.get(login))
                .map(account -> new Act(account, acting))
                .orElseThrow(AccountDesk::unknown);
    }

    private static Account working(Map<String, Account> locked, String operator) {
        return Optional.ofNullable(locked.get(operator))
                .filter(Account::isActive)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, "accounts.not-active"));
    }

    private void note(String operator, String action, String login) {
        audit.record(AuditEntry.of(operator, action).on(subject(login)));
        changed.fire(new AccountChanged(login));
    }

    private static String subject(String login) {
        return "account/" + login;
    }

    private static Refusal unknown() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "accounts.unknown");
    }

    private static Refusal taken() {
        return Refusal.of(Refusal.Kind.CONFLICT, "accounts.login-taken");
    }
}
