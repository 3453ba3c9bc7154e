package cn.quancheng.appeals.disputes;

import cn.quancheng.platform.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of the disputes. */
@ApplicationScoped
class DisputeRepository implements PanacheRepositoryBase<Dispute, Long> {
    /** Some of them, by their numbers. */
    Map<Long, Dispute> all(Collection<Long> ids) {
        return list("id in ?1", ids).stream().collect(Collectors.toMap(Dispute::id, Function.identity()));
    }

    /** Those of a record, the newest first. */
    List<Dispute> ofRecord(long recordId) {
        return list("recordId = ?1 order by id desc", recordId);
    }

    /** The open ones about a department's records, the oldest first; one more than the page shows where there are more. */
    List<Dispute> open(String department, PageQuery page) {
        return find(
                        "department = ?1 and open = true and id > ?2 order by id",
                        department,
                        page.afterNumber().orElse(0L))
                .range(0, page.size())
                .list();
    }
}
