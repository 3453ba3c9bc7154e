package cn.quancheng.security.accounts;

import java.util.EnumSet;
import java.util.Set;

/** What an account stands for, and with it which roles it can have and how it asks for a token. */
public enum AccountKind {
    /** A person of the association: signs in with a password. */
    STAFF(EnumSet.of(Role.REVIEWER, Role.MODELER, Role.APPROVER, Role.OPERATOR, Role.AUDITOR)),
    /** A reporting department's system: signs in with a client secret. */
    DEPARTMENT(EnumSet.of(Role.DEPARTMENT)),
    /** A merchant's system: signs in with a client secret. */
    MERCHANT(EnumSet.of(Role.MERCHANT)),
    /** A person at a merchant's counter: signs in with a password, and is let in and out by the merchant. */
    CASHIER(EnumSet.of(Role.CASHIER));

    private final Set<Role> roles;

    AccountKind(Set<Role> roles) {
        this.roles = roles;
    }

    /** Whether an account of this kind can have these roles: exactly one, for roles of staff check each other. */
    boolean allows(Set<Role> wanted) {
        return wanted.size() == 1 && roles.containsAll(wanted);
    }

    /** The key of the words for roles that it does not allow. */
    String fault() {
        return this == STAFF ? "accounts.roles-of-staff" : "accounts.roles-of-clients";
    }
}
