package cn.quancheng.ledger;

import cn.quancheng.citizens.Holdings;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.FactKinds;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many records there are about a citizen, item by item, those that weigh nothing any more included. */
@ApplicationScoped
class RecordHoldings implements Holdings {
    private final DataSource database;
    private final Models models;
    private final FactKinds kinds;

    RecordHoldings(DataSource database, Models models, FactKinds kinds) {
        this.database = database;
        this.models = models;
        this.kinds = kinds;
    }

    @Override
    public List<Held> of(long citizenId) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            Sql.list(
                            connection,
                            "SELECT kind, count(*) FROM records WHERE citizen_id = ? GROUP BY kind",
                            row -> Map.entry(kinds.kinds().get(row.getInt(1)).item(), row.getLong(2)),
                            citizenId)
                    .forEach(item -> counts.merge(item.getKey(), item.getValue(), Long::sum));
        }
        List<Held> held = new ArrayList<>();
        counts.forEach((item, count) -> held.add(new Held(item, name(item), count)));
        return held;
    }

    private String name(String item) {
        return models.catalogue().item(item).map(CatalogueItem::name).orElse(item);
    }
}
