package cn.quancheng.security.accounts;

import java.util.Set;

/**
 * Whose account it is, as far as others may know.
 *
 * @param organisation the department or the merchant; of staff the name of the account, which is not for everybody
 */
public record AccountHolder(AccountKind kind, Set<Role> roles, String organisation) {}
