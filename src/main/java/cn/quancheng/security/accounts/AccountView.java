package cn.quancheng.security.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * An account as operators see it; never its secret.
 *
 * @param department what it may report, where it is a department's
 * @param suspended a merchant's, which rests until its suspension is lifted
 * @param confirmed false: it waits for another operator than {@code secretFrom}, and does not work yet
 * @param madeBy the operator who made it; absent: the installation
 * @param secretFrom the operator who made it or last renewed its secret; absent: the installation
 * @param confirmedBy the operator who confirmed it since
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        String login,
        AccountKind kind,
        String displayName,
        Set<Role> roles,
        @Nullable DepartmentGrant department,
        boolean enabled,
        boolean suspended,
        boolean confirmed,
        Instant madeAt,
        @Nullable String madeBy,
        @Nullable String secretFrom,
        @Nullable String confirmedBy) {}
