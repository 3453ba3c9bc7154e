package cn.quancheng.merchants;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of merchants' branches. */
@ApplicationScoped
class BranchRepository implements PanacheRepositoryBase<BranchRow, Long> {
    /** All of these merchants, in the order of their codes. */
    List<BranchRow> of(Set<Long> merchants) {
        return merchants.isEmpty() ? List.of() : list("merchantId in ?1 order by merchantId, code", merchants);
    }

    Optional<BranchRow> of(long merchant, String code) {
        return find("merchantId = ?1 and code = ?2", merchant, code).firstResultOptional();
    }
}
