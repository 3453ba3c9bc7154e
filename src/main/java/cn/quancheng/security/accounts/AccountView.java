package cn.quancheng.security.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * An account as operators see it; never its secret.
 *
 * @param department what it may report, where it is a department's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        String login,
        AccountKind kind,
        String displayName,
        Set<Role> roles,
        @Nullable DepartmentGrant department,
        boolean enabled,
        Instant madeAt) {}
