package cn.quancheng.security.accounts;

import jakarta.persistence.Column;
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

    @Column(name = "secret_hash", nullable = false)
    private String secretHash;

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

    /** For Hibernate, which fills the fields. */
    protected Account() {}

    Account(NewAccount wanted, String secretHash, Instant now) {
        this.login = wanted.login();
        this.madeAt = now;
        this.secretHash = secretHash;
        become(wanted);
    }

    /** Takes over all that is wanted of an account but its login and its secret, and enables it. */
    final void become(NewAccount wanted) {
        kind = wanted.kind();
        displayName = wanted.displayName();
        roles = wanted.roles().stream().map(Role::name).sorted().toArray(String[]::new);
        department = wanted.department().map(DepartmentGrant::department).orElse(null);
        items = wanted.department()
                .map(grant -> grant.items().stream().sorted().toArray(String[]::new))
                .orElse(new String[0]);
        forOthers = wanted.department().map(DepartmentGrant::forOthers).orElse(false);
        enable();
    }

    void secretHash(String hash) {
        secretHash = hash;
    }

    final void enable() {
        disabledAt = null;
    }

    void disable(Instant now) {
        disabledAt = now;
    }

    String login() {
        return login;
    }

    AccountKind kind() {
        return kind;
    }

    String secretHash() {
        return secretHash;
    }

    boolean isEnabled() {
        return disabledAt == null;
    }

    Set<Role> roles() {
        EnumSet<Role> set = EnumSet.noneOf(Role.class);
        Arrays.stream(roles).map(Role::valueOf).forEach(set::add);
        return set;
    }

    Optional<DepartmentGrant> departmentGrant() {
        return Optional.ofNullable(department).map(name -> new DepartmentGrant(name, Set.of(items), forOthers));
    }

    AccountView view() {
        return new AccountView(
                login, kind, displayName, roles(), departmentGrant().orElse(null), isEnabled(), madeAt);
    }
}
