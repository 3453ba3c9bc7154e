package cn.quancheng.intake;

import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that were taken in, newest first. */
@ApplicationScoped
class BatchList {
    private final ShortTransactions transactions;

    @Inject
    BatchList(ShortTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A page of one kind's files.
     *
     * @param client whose they are; where it is empty, everybody's
     */
    Page<Batch> page(String kind, Optional<String> client, BatchFilter filter, PageQuery page) throws SQLException {
        List<Object> parameters =
                new ArrayList<>(List.of(kind, page.afterNumber().orElse(Long.MAX_VALUE)));
        client.ifPresent(parameters::add);
        String sql = "SELECT * FROM batches WHERE kind = ? AND id < ?"
                + (client.isPresent() ? " AND client = ?" : "")
                + filter.conditions(parameters)
                + " ORDER BY id DESC LIMIT "
                + (page.size() + 1);
        List<Batch> found = transactions.call(connection -> Sql.list(connection, sql, Batch::of, parameters.toArray()));
        return Page.of(found, page, batch -> String.valueOf(batch.batchId()));
    }
}
