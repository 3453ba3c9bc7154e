package cn.quancheng.merchants;

import cn.quancheng.platform.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of the merchants. */
@ApplicationScoped
class MerchantRepository implements PanacheRepositoryBase<MerchantRow, Long> {
    /**
     * One to change, held to the end of the transaction: whoever changes anything of a merchant holds its row first.
     *
     * @throws Refusal 404 where there is none, 409 where it has ended
     */
    MerchantRow changeable(long id) {
        MerchantRow row = find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(MerchantRepository::unknown);
        if (row.isEnded()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "merchants.ended");
        }
        return row;
    }

    /** @throws Refusal 404 where there is none */
    MerchantRow required(long id) {
        return findByIdOptional(id).orElseThrow(MerchantRepository::unknown);
    }

    Optional<MerchantRow> ofCode(String code) {
        return find("code", code).firstResultOptional();
    }

    /** Whether an organisation is a partner whose partnership has not ended. */
    boolean hasPartner(CreditCode uscc) {
        return count("uscc = ?1 and endedAt is null", uscc.value()) > 0;
    }

    /** In the order of their numbers, one more than the page shows where there are more. */
    List<MerchantRow> page(MerchantQuery query) {
        StringBuilder where = new StringBuilder("id > :after");
        Parameters values = Parameters.with("after", query.afterNumber().orElse(0L));
        if (query.words().isPresent()) {
            where.append(
                    " and (locate(:words, lower(name)) > 0 or locate(:words, lower(code)) > 0 or uscc = upper(:words))");
            values.and("words", query.words().get().toLowerCase(Locale.ROOT));
        }
        query.suspended()
                .ifPresent(
                        wanted -> where.append(wanted ? " and suspendedAt is not null" : " and suspendedAt is null"));
        return find(where + " order by id", values).range(0, query.size()).list();
    }

    private static Refusal unknown() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "merchants.unknown");
    }
}
