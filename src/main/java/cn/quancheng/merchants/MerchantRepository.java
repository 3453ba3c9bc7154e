package cn.quancheng.merchants;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.util.Optional;

/** The rows of the merchants. */
@ApplicationScoped
class MerchantRepository implements PanacheRepositoryBase<MerchantRow, Long> {
    /** Held to the end of the transaction: whoever changes anything of a merchant holds its row first. */
    Optional<MerchantRow> locked(long id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    Optional<MerchantRow> ofCode(String code) {
        return find("code", code).firstResultOptional();
    }
}
