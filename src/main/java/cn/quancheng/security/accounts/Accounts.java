package cn.quancheng.security.accounts;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Keeps the accounts that may sign in: staff, reporting departments, merchants. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class Accounts {
    private static final String ITSELF = "quancheng";
    private static final int FIRST_OPERATORS = 2;

    private final AccountRepository rows;
    private final Passwords passwords;
    private final AuditBook audit;
    private final Clock clock;
    private final Event<AccountChanged> changed;

    Accounts(AccountRepository rows, Passwords passwords, AuditBook audit, Clock clock, Event<AccountChanged> changed) {
        this.rows = rows;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
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

    /** Makes sure that there is this account of somebody at a merchant's counter, with this password. */
    public void ensureCashier(String login, String displayName, String password) {
        ensure(
                new NewAccount(login, AccountKind.CASHIER, displayName, Set.of(Role.CASHIER), Optional.empty()),
                password);
    }

    /** What a department's account may report; empty when it is none, or is disabled. */
    public Optional<DepartmentGrant> departmentGrant(String login) {
        return rows.findByIdOptional(login).filter(Account::isActive).flatMap(Account::departmentGrant);
    }

    /** The departments that have an account, by their names. */
    public Map<String, ReportingSince> departments() {
        return rows.list("department is not null").stream()
                .collect(Collectors.toMap(
                        account -> account.departmentGrant().orElseThrow().department(),
                        Account::reportingSince,
                        ReportingSince::and));
    }

    /** Whose accounts these are, by their logins; one that is not there is left out. */
    public Map<String, AccountHolder> holders(Set<String> logins) {
        return logins.isEmpty()
                ? Map.of()
                : rows.list("login in ?1", logins).stream().collect(Collectors.toMap(Account::login, Account::holder));
    }

    /**
     * Whether one account may release or approve what another one asked for or wrote: they must be two people, and
     * nobody may be able to act as both. So neither may have made or confirmed the other or renewed its secret, and the
     * secrets that were handed to them must come from two operators.
     *
     * @param signer the account that releases or approves
     * @param other the account whose doing it is
     * @return why not; empty when it may
     */
    public Optional<CoSignRefusal> mayCoSign(String signer, String other) {
        Optional<Account> first = rows.findByIdOptional(signer);
        Optional<Account> second = rows.findByIdOptional(other);
        return first.isEmpty() || second.isEmpty()
                ? Optional.of(CoSignRefusal.NOT_ACTIVE)
                : CoSignRefusal.between(first.get(), second.get());
    }

    private void ensure(NewAccount wanted, String secret) {
        Optional<Account> there = rows.findByIdOptional(wanted.login());
        if (there.isEmpty()) {
            rows.persist(new Account(wanted, passwords.hash(secret), clock.instant()));
            note(ITSELF, "ACCOUNT_MADE", wanted.login());
            return;
        }
        Account account = there.get();
        account.become(wanted);
        changed.fire(new AccountChanged(wanted.login()));
        if (!account.isConfirmed()
                || !passwords.matches(secret, account.secret().hash())) {
            account.reissue(passwords.hash(secret), clock.instant());
            note(ITSELF, "ACCOUNT_SECRET_CHANGED", wanted.login());
        }
    }

    /**
     * Makes an operator where there are not two yet and the login is free, whoever else tries at the same time.
     *
     * @param password is asked for only then
     * @return whether it was made
     */
    boolean ensureFirstOperator(String login, String displayName, Supplier<String> password) {
        rows.lockForFirstOperators();
        if (rows.count(Role.OPERATOR) >= FIRST_OPERATORS
                || rows.findByIdOptional(login).isPresent()) {
            return false;
        }
        ensureStaff(login, displayName, Set.of(Role.OPERATOR), password.get());
        return true;
    }

    /** Gives an operator a password of the installation, and makes it one that nobody stands behind. */
    void reissue(String login, String displayName, String password) {
        ensureStaff(login, displayName, Set.of(Role.OPERATOR), password);
        rows.findById(login).reissue(passwords.hash(password), clock.instant());
        note(ITSELF, "ACCOUNT_SECRET_CHANGED", login);
    }

    /**
     * Takes over a password that the holder of an account chose, and ends the tokens issued before.
     *
     * @param admitted what the gate said to the present one
     * @throws Refusal 409 when the account was changed since
     */
    void changePassword(Admission.Admitted admitted, String password) {
        String hash = passwords.hash(password);
        Account account = Optional.ofNullable(rows.locked(admitted.login()).get(admitted.login()))
                .filter(there -> there.isActive() && there.tokenVersion() == admitted.tokenVersion())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.CONFLICT, "accounts.changed-meanwhile"));
        account.changeSecret(hash);
        note(admitted.login(), "ACCOUNT_SECRET_CHANGED", admitted.login());
    }

    private void note(String actor, String action, String login) {
        audit.record(AuditEntry.of(actor, action).on("account/" + login));
        changed.fire(new AccountChanged(login));
    }
}
