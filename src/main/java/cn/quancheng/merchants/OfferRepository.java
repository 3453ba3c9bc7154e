package cn.quancheng.merchants;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Set;

/** The rows of what was opened for merchants. */
@ApplicationScoped
class OfferRepository implements PanacheRepositoryBase<OfferRow, Long> {
    /** All of these merchants, closed ones too, in the order of their codes. */
    List<OfferRow> of(Set<Long> merchants) {
        return merchants.isEmpty() ? List.of() : list("merchantId in ?1 order by merchantId, scenario", merchants);
    }
}
