package cn.quancheng.ledger;

import cn.quancheng.citizens.AgreementGiven;
import cn.quancheng.citizens.AgreementWithdrawn;
import cn.quancheng.citizens.Channel;
import cn.quancheng.models.FactKinds;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The records that stand on an act of the citizen and not on a department's report. They last as long as the agreement:
 * who takes it back takes them along, and agreeing anew does not bring them back.
 */
@ApplicationScoped
public class CitizenRecords {
    /** What a citizen is who was verified and agreed: the first thing that a score rewards. */
    private static final String REAL_NAME = "REAL_NAME";

    private static final String DEPARTMENT = "INSERT INTO departments (name) VALUES (?) ON CONFLICT (name) DO NOTHING";

    /** In an agreement's segment of the history its standing comes first. */
    private static final String RECORD = """
            INSERT INTO records (citizen_id, entry, line, quantity, department_id, occurred_on, valid_until, kind,
                                 record_no, document_no, of_citizen)
            SELECT ?, ?, 2, ?, d.id, ?, ?, ?, ?, ?, true FROM departments d WHERE d.name = ?
            """;

    private static final String OPEN = """
            FROM records r
            WHERE r.citizen_id = ? AND r.of_citizen
              AND coalesce((SELECT m.kind FROM record_marks m
                            WHERE m.record_id = r.id AND m.kind IN ('CLOSED', 'REOPENED')
                            ORDER BY m.id DESC LIMIT 1), 'REOPENED') = 'REOPENED'
            """;

    private static final String CLOSE = """
            INSERT INTO record_marks (record_id, citizen_id, entry, kind, closing, on_day, by)
            SELECT r.id, r.citizen_id, ?, 'CLOSED', 'WITHDRAWN', ?, ?
            """ + OPEN;

    private final AgroalDataSource database;
    private final Models models;
    private final FactKinds kinds;

    CitizenRecords(AgroalDataSource database, Models models, FactKinds kinds) {
        this.database = database;
        this.models = models;
        this.kinds = kinds;
    }

    /**
     * Writes a record down, in a decision about its citizen that has begun.
     *
     * @param entry the decision's
     * @throws IllegalArgumentException where no catalogue ever had the item with this grade
     */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void add(OwnRecord record, long entry) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, DEPARTMENT, record.key().department());
            Sql.update(
                    connection,
                    RECORD,
                    record.citizenId(),
                    entry,
                    record.quantity(),
                    record.occurredOn(),
                    record.validUntil(),
                    kinds.number(record.item(), record.grade()),
                    record.key().recordNo(),
                    record.documentNo(),
                    record.key().department());
        }
    }

    /** Who was verified and agrees has a name that is real, from that day on; a renewal adds nothing. */
    void agreementGiven(@Observes AgreementGiven given) throws SQLException {
        if (given.agreed().channel() != Channel.MINI_PROGRAM || isRealNameOpen(given.citizenId())) {
            return;
        }
        var item = models.catalogue().item(REAL_NAME);
        if (item.isPresent()) {
            add(
                    new OwnRecord(
                            given.citizenId(),
                            REAL_NAME,
                            null,
                            1,
                            new RecordKey(
                                    item.get().department(), given.agreed().agreementNo()),
                            given.agreed().on(),
                            null,
                            null),
                    given.entry());
        }
    }

    private boolean isRealNameOpen(long citizenId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            "SELECT 1 " + OPEN + " AND r.kind = ?",
                            row -> true,
                            citizenId,
                            kinds.number(REAL_NAME, null))
                    .isPresent();
        }
    }

    void agreementWithdrawn(@Observes AgreementWithdrawn withdrawal) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, CLOSE, withdrawal.entry(), withdrawal.on(), withdrawal.by(), withdrawal.citizenId());
        }
    }
}
