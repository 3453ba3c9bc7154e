package cn.quancheng.ledger;

import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.FactKinds;
import cn.quancheng.models.Models;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRow;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.scoring.FactKind;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the ledger holds about a citizen. */
@Dependent
class HeldLedger {
    private static final String ROOM = "ledger";

    @Produces
    @Singleton
    HeldData records(FactKinds kinds, Models models) {
        return new HeldRows(ROOM, "records", """
                SELECT r.record_no, r.kind, d.name AS department, r.quantity, r.occurred_on, r.valid_until,
                       r.document_no, r.procedure, r.of_citizen, r.entry
                FROM records r JOIN departments d ON d.id = r.department_id
                WHERE r.citizen_id = ? ORDER BY r.entry, r.line
                """, row -> named(row, kinds, models));
    }

    @Produces
    @Singleton
    HeldData marks() {
        return new HeldRows(ROOM, "record_marks", """
                SELECT r.record_no, m.kind, m.closing, m.on_day, m.reason, m.document_no, m.entry
                FROM record_marks m JOIN records r ON r.id = m.record_id
                WHERE m.citizen_id = ? ORDER BY m.id
                """);
    }

    @Produces
    @Singleton
    HeldData history() {
        return new HeldRows(
                ROOM, "histories", "SELECT octet_length(events) AS bytes FROM histories WHERE citizen_id = ?");
    }

    /** Says which item and grade a number stands for. */
    private static HeldRow named(HeldRow row, FactKinds kinds, Models models) {
        FactKind kind = kinds.kinds().get((int) row.number("kind"));
        String name =
                models.catalogue().item(kind.item()).map(CatalogueItem::name).orElse(kind.item());
        HeldRow named = row.without("kind").with("item", kind.item()).with("itemName", name);
        return kind.grade() == null ? named : named.with("grade", kind.grade());
    }
}
