package cn.quancheng.benefits.fulfilments;

import cn.quancheng.journal.Decisions;
import cn.quancheng.ledger.CitizenRecords;
import cn.quancheng.ledger.OwnRecord;
import cn.quancheng.ledger.RecordKey;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.Models;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** Makes a record of a redemption that was kept (信易+履约), and has the citizen scored with it at once. */
@ApplicationScoped
class KeptRecords {
    /** What the catalogue has for it. */
    static final String ITEM = "PERK_FULFILLED";

    /** Before the number of a redemption, as its record's: no department numbers so. */
    static final String RECORD_NO = "XYJ-";

    private final CitizenRecords records;
    private final Decisions decisions;
    private final Models models;

    KeptRecords(CitizenRecords records, Decisions decisions, Models models) {
        this.records = records;
        this.decisions = decisions;
        this.models = models;
    }

    /** @param on the day of the redemption, and not that of the merchant's word */
    void add(long citizen, UUID redemption, LocalDate on) throws SQLException {
        CatalogueItem item = models.catalogue()
                .item(ITEM)
                .orElseThrow(() -> new IllegalStateException("the catalogue has no " + ITEM));
        RecordKey key = new RecordKey(item.department(), RECORD_NO + redemption);
        long entry = decisions.begin(citizen, ITEM);
        records.add(new OwnRecord(citizen, ITEM, null, 1, key, on, null, null), entry);
        decisions.made(citizen, entry);
    }
}
