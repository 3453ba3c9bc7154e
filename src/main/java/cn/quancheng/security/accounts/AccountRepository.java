package cn.quancheng.security.accounts;

import cn.quancheng.platform.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** The rows of the accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, String> {
    /** In the order of logins, one more than the page shows where there are more. */
    List<Account> page(PageQuery query) {
        return find("login > ?1 order by login", query.after().orElse(""))
                .range(0, query.size())
                .list();
    }

    boolean haveAny(Role role) {
        // Hibernate would compare with an array of varchar, which PostgreSQL does not with one of text.
        return (Boolean) getEntityManager()
                .createNativeQuery("select exists (select from accounts where ?1 = any (roles))", Boolean.class)
                .setParameter(1, role.name())
                .getSingleResult();
    }

    /** Held to the end of the transaction: replicas that start together must not each make an operator. */
    void lockForFirstOperator() {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('first-operator'))", Object.class)
                .getSingleResult();
    }
}
