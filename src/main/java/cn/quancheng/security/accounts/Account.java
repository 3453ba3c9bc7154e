package cn.quancheng.security.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A row of the accounts: who may sign in, and as what. */
@Entity
@Table(name = "accounts")
class Account {
    @Id
    private String login;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private AccountKind kind;

    @Column(name = "display_name", nullable = false)
    private String displayName;

    @Column(nullable = false)
    private String[] roles;

    @Embedded
    private AccountSecret secret;

    @Column
    private @Nullable String department;

    @Column(nullable = false)
    private String[] items;

    @Column(name = "for_others", nullable = false)
    private boolean forOthers;

    @Column(name = "made_at", nullable = false)
    private Instant madeAt;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Column(name = "suspended_at")
    private @Nullable Instant suspendedAt;

    @Column(name = "token_version", nullable = false)
    private int tokenVersion = 1;

    @Column(name = "made_by")
    private @Nullable String madeBy;

    @Column(name = "secret_from")
    private @Nullable String secretFrom;

    @Column(nullable = false)
    private String[] vouchers = {};

    @Column(name = "confirmed_by")
    private @Nullable String confirmedBy;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    /** For Hibernate, which fills the fields. */
    protected Account() {}

    /** An account that the installation itself makes: it works at once, and nobody stands behind it. */
    Account(NewAccount wanted, String secretHash, Instant now) {
        this.login = wanted.login();
        this.madeAt = now;
        this.secret = new AccountSecret(secretHash);
        this.confirmedAt = now;
        become(wanted);
    }

    /** An account that an operator makes: where its role wants it, another one has to confirm it. */
    Account(NewAccount wanted, String secretHash, Instant now, String operator) {
        this(wanted, secretHash, now);
        madeBy = operator;
        handedOutBy(operator);
    }

    /** Takes over all that is wanted of an account but its login and its secret, and enables it. */
    final void become(NewAccount wanted) {
        kind = wanted.kind();
        displayName = wanted.displayName();
        String[] wantedRoles = wanted.roles().stream().map(Role::name).sorted().toArray(String[]::new);
        if (disabledAt != null || roles != null && !Arrays.equals(roles, wantedRoles)) {
            endTokens();
        }
        roles = wantedRoles;
        department = wanted.department().map(DepartmentGrant::department).orElse(null);
        items = wanted.department()
                .map(grant -> grant.items().stream().sorted().toArray(String[]::new))
                .orElse(new String[0]);
        forOthers = wanted.department().map(DepartmentGrant::forOthers).orElse(false);
        disabledAt = null;
    }

    /** Has another secret from now on, chosen by whoever holds the account: older tokens end. */
    void changeSecret(String hash) {
        secret.change(hash);
        endTokens();
    }

    /** Has another secret from now on, which whoever gives it is shown; the present one works beside it until then. */
    void rotateSecret(String hash, byte[] digest, Instant until, String by) {
        secret.rotate(hash, digest, until);
        // Tokens of before carry the version before this one, and end with the secret that gave them.
        tokenVersion++;
        handedOutBy(by);
    }

    /** Has another secret from now on, which this operator is shown; enabled, and to be confirmed where its role wants it. */
    void renewSecret(String hash, String operator) {
        changeSecret(hash);
        disabledAt = null;
        handedOutBy(operator);
    }

    /** Has the installation's secret from now on, works at once, and nobody stands behind it any more. */
    void reissue(String hash, Instant now) {
        changeSecret(hash);
        disabledAt = null;
        confirmedAt = now;
        confirmedBy = null;
        secretFrom = null;
        vouchers = new String[0];
    }

    void confirm(String operator, Instant now) {
        confirmedBy = operator;
        confirmedAt = now;
        vouchedForBy(operator);
        // So that a replica which remembers it as waiting looks again.
        endTokens();
    }

    void disable(Instant now) {
        disabledAt = now;
        endTokens();
    }

    void suspend(Instant now) {
        suspendedAt = suspendedAt == null ? now : suspendedAt;
        endTokens();
    }

    void resume() {
        suspendedAt = null;
        endTokens();
    }

    void rename(String wanted) {
        displayName = wanted;
    }

    private void handedOutBy(String operator) {
        secretFrom = operator;
        vouchedForBy(operator);
        if (roles().stream().anyMatch(Role::isConfirmed)) {
            confirmedAt = null;
            confirmedBy = null;
        }
    }

    private void vouchedForBy(String operator) {
        vouchers = Stream.concat(Arrays.stream(vouchers), Stream.of(operator))
                .distinct()
                .toArray(String[]::new);
    }

    /** By two: the version before the present one is that of a secret that is being replaced. */
    private void endTokens() {
        tokenVersion += 2;
    }

    String login() {
        return login;
    }

    AccountKind kind() {
        return kind;
    }

    AccountSecret secret() {
        return secret;
    }

    /** Whether it can be used: neither disabled nor suspended nor waiting to be confirmed. */
    boolean isActive() {
        return disabledAt == null && suspendedAt == null && confirmedAt != null;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    boolean isEnabled() {
        return disabledAt == null;
    }

    /** What its tokens must carry to be good. */
    int tokenVersion() {
        return tokenVersion;
    }

    /** What the tokens of a secret carry that is being replaced. */
    int previousTokenVersion() {
        return tokenVersion - 1;
    }

    /** The operator who was shown the last secret that its holder did not choose; empty: the installation's. */
    Optional<String> secretFrom() {
        return Optional.ofNullable(secretFrom);
    }

    /** Whether one of the two ever made or confirmed the other, or renewed its secret. */
    boolean isTiedTo(Account other) {
        return Arrays.asList(vouchers).contains(other.login)
                || Arrays.asList(other.vouchers).contains(login);
    }

    Set<Role> roles() {
        EnumSet<Role> set = EnumSet.noneOf(Role.class);
        Arrays.stream(roles).map(Role::valueOf).forEach(set::add);
        return set;
    }

    Optional<DepartmentGrant> departmentGrant() {
        return Optional.ofNullable(department).map(name -> new DepartmentGrant(name, Set.of(items), forOthers));
    }

    ReportingSince reportingSince() {
        return new ReportingSince(madeAt, isActive());
    }

    AccountHolder holder() {
        return new AccountHolder(kind, roles(), department == null ? displayName : department);
    }

    AccountView view() {
        return new AccountView(
                login,
                kind,
                displayName,
                roles(),
                departmentGrant().orElse(null),
                isEnabled(),
                suspendedAt != null,
                isConfirmed(),
                madeAt,
                madeBy,
                secretFrom,
                confirmedBy);
    }
}
