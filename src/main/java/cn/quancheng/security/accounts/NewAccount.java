package cn.quancheng.security.accounts;

import cn.quancheng.platform.Refusal;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An account as it is wanted.
 *
 * @param login 2 to 64 of a-z, 0-9, dot, dash and underscore, beginning with a letter; so never an identity number
 */
record NewAccount(
        String login, AccountKind kind, String displayName, Set<Role> roles, Optional<DepartmentGrant> department) {
    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{1,63}");
    private static final int LONGEST_NAME = 100;

    /** @throws Refusal 422 naming each field that makes no sense */
    NewAccount {
        Refusal refusal = Refusal.of(Refusal.Kind.UNPROCESSABLE, "accounts.invalid");
        Refusal checked = refusal;
        if (!isLogin(login)) {
            checked = checked.violation("login", "accounts.login-form");
        }
        if (displayName.isBlank() || displayName.length() > LONGEST_NAME) {
            checked = checked.violation("displayName", "accounts.display-name-form");
        }
        if (!kind.allows(roles)) {
            checked = checked.violation("roles", kind.fault());
        }
        if (department.isPresent() != (kind == AccountKind.DEPARTMENT)) {
            checked = checked.violation("department", "accounts.department-of-kind");
        }
        if (checked != refusal) {
            throw checked;
        }
        roles = Set.copyOf(roles);
    }

    /** Whether a text has the form of a login. */
    static boolean isLogin(String text) {
        return LOGIN.matcher(text).matches();
    }
}
