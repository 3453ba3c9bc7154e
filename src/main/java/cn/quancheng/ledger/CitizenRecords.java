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
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The records that stand on an act of the citizen and not on a department's report. They last as long as the agreement:
 * who takes it back takes them along, and agreeing anew does not bring them back.
 */
@ApplicationScoped
public class CitizenRecords {
    /**
     * The name under which the association itself keeps what it finds about declarations. No file may bring records under
     * it, so that the association's numbers are nobody else's.
     */
    public static final String ASSOCIATION = "市信用协会（自主申报核验）";

    /** What a citizen is who was verified and agreed: the first thing that a score rewards. */
    private static final String REAL_NAME = "REAL_NAME";

    private static final String DEPARTMENT = "INSERT INTO departments (name) VALUES (?) ON CONFLICT (name) DO NOTHING";

    /** In an agreement's segment of the history its standing comes first. */
    private static final int FIRST_LINE = 2;

    private static final String ORDINARY = "ORDINARY";

    private static final String RECORD = """
            INSERT INTO records (citizen_id, entry, line, quantity, department_id, occurred_on, valid_until, kind,
                                 record_no, document_no, procedure, of_citizen)
            SELECT ?, ?, ?, ?, d.id, ?, ?, ?, ?, ?, ?, ? FROM departments d WHERE d.name = ?
            """;

    private static final String AND_IS_OPEN = """
            AND coalesce((SELECT m.kind FROM record_marks m
                          WHERE m.record_id = r.id AND m.kind IN ('CLOSED', 'REOPENED')
                          ORDER BY m.id DESC LIMIT 1), 'REOPENED') = 'REOPENED'
            """;

    private static final String OPEN = "FROM records r WHERE r.citizen_id = ? AND r.of_citizen " + AND_IS_OPEN;

    private static final String CLOSE = """
            INSERT INTO record_marks (record_id, citizen_id, entry, kind, closing, on_day, by)
            SELECT r.id, r.citizen_id, ?, 'CLOSED', 'WITHDRAWN', ?, ?
            """ + OPEN;

    private static final String CLOSE_ONE = """
            INSERT INTO record_marks (record_id, citizen_id, entry, kind, closing, on_day, document_no, by)
            SELECT r.id, r.citizen_id, ?, 'CLOSED', ?, ?, ?, ?
            FROM records r JOIN departments d ON d.id = r.department_id
            WHERE r.record_no = ? AND d.name = ?
            """ + AND_IS_OPEN;

    private static final String IN_USE = """
            SELECT d.name, r.record_no, r.occurred_on, r.quantity, r.document_no, r.of_citizen
            FROM records r JOIN departments d ON d.id = r.department_id
            WHERE r.citizen_id = ? AND r.kind = ANY (?)
            """ + AND_IS_OPEN + " ORDER BY r.occurred_on, r.id";

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
        add(record, entry, 0);
    }

    /**
     * The same for one of several that are written down under one entry.
     *
     * @param place among those of its citizen, from 0
     */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void add(OwnRecord record, long entry, int place) throws SQLException {
        write(record, entry, FIRST_LINE + place, null);
    }

    /**
     * Writes down what the association itself found against a citizen, by an ordinary procedure: a record as any
     * department's, which stays when the citizen leaves, may be disputed, and ends as the catalogue says.
     *
     * @param entry of the decision, which has begun
     * @throws IllegalArgumentException where it names no document
     */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void addFinding(OwnRecord record, long entry) throws SQLException {
        if (record.documentNo() == null) {
            throw new IllegalArgumentException("nothing is held against anybody without a document");
        }
        write(record, entry, FIRST_LINE, ORDINARY);
    }

    private void write(OwnRecord record, long entry, int line, @Nullable String procedure) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, DEPARTMENT, record.key().department());
            Sql.update(
                    connection,
                    RECORD,
                    record.citizenId(),
                    entry,
                    line,
                    record.quantity(),
                    record.occurredOn(),
                    record.validUntil(),
                    kinds.number(record.item(), record.grade()),
                    record.key().recordNo(),
                    record.documentNo(),
                    procedure,
                    procedure == null,
                    record.key().department());
        }
    }

    /**
     * Closes a record in a decision about its citizen that has begun; one that is closed, or is not there, stays so.
     *
     * @param entry the decision's
     * @return whether it was open until now
     */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public boolean close(RecordKey key, Closing closing, long entry, String by) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.update(
                            connection,
                            CLOSE_ONE,
                            entry,
                            closing.kind().name(),
                            closing.on(),
                            closing.documentNo(),
                            by,
                            key.recordNo(),
                            key.department())
                    > 0;
        }
    }

    /** A citizen's records of an item, of whatever grade, that are not closed; whoever reported them. */
    public List<KnownRecord> inUse(long citizenId, String item) throws SQLException {
        Integer[] ofItem = IntStream.range(0, kinds.kinds().size())
                .filter(number -> kinds.kinds().get(number).item().equals(item))
                .boxed()
                .toArray(Integer[]::new);
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    IN_USE,
                    row -> new KnownRecord(
                            new RecordKey(row.getString(1), row.getString(2)),
                            row.getObject(3, LocalDate.class),
                            row.getLong(4),
                            row.getString(5),
                            row.getBoolean(6)),
                    citizenId,
                    connection.createArrayOf("integer", ofItem));
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
