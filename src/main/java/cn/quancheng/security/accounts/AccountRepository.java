package cn.quancheng.security.accounts;

import cn.quancheng.platform.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of the accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, String> {
    /** In the order of logins, one more than the page shows where there are more. */
    List<Account> page(PageQuery query) {
        return find("login > ?1 order by login", query.after().orElse(""))
                .range(0, query.size())
                .list();
    }

    /** Locks these rows to the end of the transaction, always in the same order: people act on each other. */
    Map<String, Account> locked(String... logins) {
        return find("login in ?1 order by login", Set.copyOf(Arrays.asList(logins)))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .collect(Collectors.toMap(Account::login, Function.identity()));
    }

    /** How many accounts have this role, whether they can be used or not. */
    long count(Role role) {
        // Hibernate would compare with an array of varchar, which PostgreSQL does not with one of text.
        return (Long) getEntityManager()
                .createNativeQuery("select count(*) from accounts where ?1 = any (roles)", Long.class)
                .setParameter(1, role.name())
                .getSingleResult();
    }

    /** Held to the end of the transaction: replicas that start together must not each make operators. */
    void lockForFirstOperators() {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('first-operators'))", Object.class)
                .getSingleResult();
    }
}
