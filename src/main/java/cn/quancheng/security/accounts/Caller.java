package cn.quancheng.security.accounts;

import cn.quancheng.platform.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.RequestScoped;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Whoever sent the request that is being served. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private final Accounts accounts;
    private final CurrentVertxRequest request;

    Caller(SecurityIdentity identity, Accounts accounts, CurrentVertxRequest request) {
        this.identity = identity;
        this.accounts = accounts;
        this.request = request;
    }

    /** Where the request comes from; behind a proxy that is configured as trusted, its client. */
    public Source source() {
        SocketAddress address = request.getCurrent().request().remoteAddress();
        return Source.of(address == null ? "" : address.host());
    }

    /**
     * The login, or a citizen's internal name.
     *
     * @throws Refusal 401 when nobody is signed in
     */
    public String login() {
        if (identity.isAnonymous()) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "platform.status-401");
        }
        return identity.getPrincipal().getName();
    }

    /** The roles; none when nobody is signed in. */
    public Set<Role> roles() {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> identity.hasRole(role.name()))
                .forEach(roles::add);
        return roles;
    }

    /** Whether the caller has this role. */
    public boolean has(Role role) {
        return identity.hasRole(role.name());
    }

    /**
     * What the calling department may report, as it stands now.
     *
     * @throws Refusal 403 when the caller is no department, or its account was disabled
     */
    public DepartmentGrant departmentGrant() {
        return accounts.departmentGrant(login())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, "accounts.no-department"));
    }
}
