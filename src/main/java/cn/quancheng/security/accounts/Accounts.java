package cn.quancheng.security.accounts;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Keeps the accounts that may sign in: staff, reporting departments, merchants. */
@ApplicationScoped
@Transactional
public class Accounts {
    private static final String ITSELF = "quancheng";

    private final AccountRepository rows;
    private final Passwords passwords;
    private final AuditBook audit;
    private final Clock clock;

    Accounts(AccountRepository rows, Passwords passwords, AuditBook audit, Clock clock) {
        this.rows = rows;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes sure that there is this account of staff, with these roles and this password. */
    public void ensureStaff(String login, String displayName, Set<Role> roles, String password) {
        ensure(new NewAccount(login, AccountKind.STAFF, displayName, roles, Optional.empty()), password);
    }

    /** Makes sure that there is this department's account, which may report so much, with this client secret. */
    public void ensureDepartment(String login, String displayName, DepartmentGrant grant, String secret) {
        ensure(
                new NewAccount(login, AccountKind.DEPARTMENT, displayName, Set.of(Role.DEPARTMENT), Optional.of(grant)),
                secret);
    }

    /** Makes sure that there is this merchant's account, with this client secret. */
    public void ensureMerchant(String login, String displayName, String secret) {
        ensure(
                new NewAccount(login, AccountKind.MERCHANT, displayName, Set.of(Role.MERCHANT), Optional.empty()),
                secret);
    }

    /** What a department's account may report; empty when it is none, or is disabled. */
    public Optional<DepartmentGrant> departmentGrant(String login) {
        return rows.findByIdOptional(login).filter(Account::isEnabled).flatMap(Account::departmentGrant);
    }

    private void ensure(NewAccount wanted, String secret) {
        Optional<Account> there = rows.findByIdOptional(wanted.login());
        if (there.isEmpty()) {
            rows.persist(new Account(wanted, passwords.hash(secret), clock.instant()));
            audit.record(AuditEntry.of(ITSELF, "ACCOUNT_MADE").on(subject(wanted.login())));
            return;
        }
        there.get().become(wanted);
        if (!passwords.matches(secret, there.get().secretHash())) {
            there.get().secretHash(passwords.hash(secret));
            audit.record(AuditEntry.of(ITSELF, "ACCOUNT_SECRET_CHANGED").on(subject(wanted.login())));
        }
    }

    /**
     * Makes an operator where there is none, whoever else tries at the same time.
     *
     * @param password is asked for only then
     * @return whether it was made
     */
    boolean ensureAnyOperator(String login, Supplier<String> password) {
        rows.lockForFirstOperator();
        if (rows.haveAny(Role.OPERATOR)) {
            return false;
        }
        ensureStaff(login, "首任管理员", Set.of(Role.OPERATOR), password.get());
        return true;
    }

    Page<AccountView> page(PageQuery query) {
        return Page.of(rows.page(query), query, Account::login).map(Account::view);
    }

    /** Makes an account; answers its first secret, which nobody can ask for again. */
    String make(NewAccount wanted, String actor) {
        if (rows.findByIdOptional(wanted.login()).isPresent()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "accounts.login-taken");
        }
        String secret = passwords.generate();
        rows.persistAndFlush(new Account(wanted, passwords.hash(secret), clock.instant()));
        audit.record(AuditEntry.of(actor, "ACCOUNT_MADE")
                .on(subject(wanted.login()))
                .with("kind", wanted.kind())
                .with("roles", wanted.roles()));
        return secret;
    }

    /** Gives an account a new secret, and with it new access where it was disabled. */
    String renewSecret(String login, String actor) {
        Account account = existing(login);
        String secret = passwords.generate();
        account.secretHash(passwords.hash(secret));
        account.enable();
        audit.record(AuditEntry.of(actor, "ACCOUNT_SECRET_CHANGED").on(subject(login)));
        return secret;
    }

    void disable(String login, String actor) {
        if (login.equals(actor)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "accounts.not-yourself");
        }
        Account account = existing(login);
        if (account.isEnabled()) {
            account.disable(clock.instant());
            audit.record(AuditEntry.of(actor, "ACCOUNT_DISABLED").on(subject(login)));
        }
    }

    void changePassword(String login, String password) {
        existing(login).secretHash(passwords.hash(password));
        audit.record(AuditEntry.of(login, "ACCOUNT_SECRET_CHANGED").on(subject(login)));
    }

    private Account existing(String login) {
        return rows.findByIdOptional(login, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "accounts.unknown"));
    }

    private static String subject(String login) {
        return "account/" + login;
    }
}
