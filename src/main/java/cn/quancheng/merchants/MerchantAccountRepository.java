package cn.quancheng.merchants;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.SealedText;
import cn.quancheng.security.IdentityVault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of accounts that stand for merchants, with the names of people sealed. */
@ApplicationScoped
class MerchantAccountRepository implements PanacheRepositoryBase<MerchantAccount, Long> {
    private final SealedText names;

    MerchantAccountRepository(IdentityVault vault) {
        names = new SealedText(vault.atRest("cashiers-names"), "merchant_accounts", "sealed_name");
    }

    @Produces
    @Singleton
    SealedColumn cashiersNames() {
        return names.column();
    }

    /** A number for the next row, to which its seal is bound. */
    long nextId() {
        return (Long) getEntityManager()
                .createNativeQuery("select nextval('merchant_numbers')", Long.class)
                .getSingleResult();
    }

    byte[] seal(long id, String name) {
        return names.seal(id, name);
    }

    @Nullable
    String name(MerchantAccount account) {
        byte[] sealed = account.sealedName();
        return sealed == null ? null : names.open(account.id(), sealed);
    }

    /** The one of a login, where neither it nor its account has ended or is suspended. */
    @SuppressWarnings("unchecked") // What Hibernate makes of rows of the table are these.
    Optional<MerchantAccount> working(String login) {
        return getEntityManager()
                .createNativeQuery("""
                select a.* from working_account(?1) w join merchant_accounts a on a.login = w.login
                where a.ended_at is null
                """, MerchantAccount.class)
                .setParameter(1, login)
                .getResultStream()
                .findFirst();
    }

    /** The one of a login, whatever has become of it. */
    Optional<MerchantAccount> of(String login) {
        return find("login", login).firstResultOptional();
    }

    /**
     * The one of a merchant's system, of its sandbox or not.
     *
     * @throws Refusal 409 where it has ended
     */
    MerchantAccount api(long merchant, boolean sandbox) {
        return find(
                        "merchantId = ?1 and kind = ?2 and sandbox = ?3 and endedAt is null",
                        merchant,
                        MerchantAccount.Kind.API,
                        sandbox)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.CONFLICT, "merchants.ended"));
    }

    long countCashiers(long merchant) {
        return count("merchantId = ?1 and kind = ?2 and endedAt is null", merchant, MerchantAccount.Kind.CASHIER);
    }

    /** A merchant's cashiers that have not ended, of its sandbox or not; one more than the page shows where there are more. */
    List<MerchantAccount> cashiers(MerchantAccount of, PageQuery page) {
        return find(
                        "merchantId = ?1 and kind = ?2 and sandbox = ?3 and endedAt is null and id > ?4 order by id",
                        of.merchantId(),
                        MerchantAccount.Kind.CASHIER,
                        of.isSandbox(),
                        page.afterNumber().orElse(0L))
                .range(0, page.size())
                .list();
    }

    /** All of these merchants' that have not ended. */
    List<MerchantAccount> of(Set<Long> merchants) {
        return merchants.isEmpty()
                ? List.of()
                : list("merchantId in ?1 and endedAt is null order by merchantId, id", merchants);
    }
}
