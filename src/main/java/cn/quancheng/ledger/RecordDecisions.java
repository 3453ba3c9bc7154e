package cn.quancheng.ledger;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.journal.Decisions;
import cn.quancheng.messages.CitizenMessage;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.messages.RecordOutcome;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What people decide about one record: that it is closed or open again, disputed or no longer. The citizen's current
 * score is computed again in the same transaction.
 */
@ApplicationScoped
public class RecordDecisions {
    private static final String FIND = """
            SELECT r.id, r.citizen_id, r.occurred_on
            FROM records r JOIN departments d ON d.id = r.department_id WHERE r.record_no = ? AND d.name = ?
            """;
    private static final String NEWEST = """
            SELECT kind FROM record_marks WHERE record_id = ? AND kind IN (?, ?) ORDER BY id DESC LIMIT 1
            """;
    private static final String MARK = """
            INSERT INTO record_marks (record_id, citizen_id, entry, kind, closing, on_day, document_no, reason, by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final AgroalDataSource database;
    private final Decisions decisions;
    private final CitizenMessages messages;
    private final AuditBook audit;
    private final Clock clock;

    RecordDecisions(
            AgroalDataSource database, Decisions decisions, CitizenMessages messages, AuditBook audit, Clock clock) {
        this.database = database;
        this.decisions = decisions;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** A record about which something is decided. */
    private record Found(long id, long citizenId, LocalDate occurredOn) {}

    /** What is written about a record. */
    private record Written(
            Mark mark, @Nullable Closing closing, @Nullable String reason, String by) {}

    /**
     * Closes a record.
     *
     * @param by the account that decides
     * @throws Refusal 404 where there is no such record, 409 where it is closed already, 400 where the day is ahead or
     *     lies before the record's own
     */
    @Transactional(rollbackOn = Exception.class)
    public void close(RecordKey key, Closing closing, String by) throws SQLException {
        Found record = find(key);
        if (closing.on().isAfter(LocalDate.now(clock)) || closing.on().isBefore(record.occurredOn())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "ledger.closing-day").violation("on", "ledger.closing-day");
        }
        long entry = decisions.begin(record.citizenId(), "CLOSING");
        refuseIf(stands(record, Mark.CLOSED, Mark.REOPENED), "ledger.closed-already");
        write(record, entry, new Written(Mark.CLOSED, closing, null, by));
        audit.record(AuditEntry.of(by, "RECORD_CLOSED")
                .about(record.citizenId())
                .on("record/" + record.id())
                .because(closing.kind().name())
                .with("on", closing.on()));
        tell(record, key, closing.kind().outcome());
        decisions.made(record.citizenId(), entry);
    }

    /**
     * Undoes a record's closing.
     *
     * @throws Refusal 404 where there is no such record, 409 where it is not closed
     */
    @Transactional(rollbackOn = Exception.class)
    public void reopen(RecordKey key, String reason, String by) throws SQLException {
        Found record = find(key);
        long entry = decisions.begin(record.citizenId(), "REOPENING");
        refuseIf(!stands(record, Mark.CLOSED, Mark.REOPENED), "ledger.not-closed");
        write(record, entry, new Written(Mark.REOPENED, null, reason, by));
        audit.record(AuditEntry.of(by, "RECORD_REOPENED")
                .about(record.citizenId())
                .on("record/" + record.id())
                .because(reason));
        tell(record, key, RecordOutcome.REOPENED);
        decisions.made(record.citizenId(), entry);
    }

    /**
     * Opens a dispute about a record: an adverse one weighs nothing until it is decided.
     *
     * @throws Refusal 404 where there is no such record, 409 where a dispute is open
     */
    @Transactional(rollbackOn = Exception.class)
    public void dispute(RecordKey key, String reason, String by) throws SQLException {
        Found record = find(key);
        long entry = decisions.begin(record.citizenId(), "DISPUTE");
        refuseIf(stands(record, Mark.DISPUTED, Mark.DECIDED), "ledger.disputed-already");
        write(record, entry, new Written(Mark.DISPUTED, null, reason, by));
        audit.record(AuditEntry.of(by, "DISPUTE_OPENED")
                .about(record.citizenId())
                .on("record/" + record.id())
                .because(reason));
        decisions.made(record.citizenId(), entry);
    }

    /**
     * Decides a dispute. Where it is upheld the record is revoked from today, else it weighs again.
     *
     * @throws Refusal 404 where there is no such record, 409 where no dispute is open
     */
    @Transactional(rollbackOn = Exception.class)
    public void decide(RecordKey key, boolean upheld, String reason, String by) throws SQLException {
        Found record = find(key);
        long entry = decisions.begin(record.citizenId(), "DISPUTE_DECISION");
        refuseIf(!stands(record, Mark.DISPUTED, Mark.DECIDED), "ledger.not-disputed");
        write(record, entry, new Written(Mark.DECIDED, null, reason, by));
        if (upheld && !stands(record, Mark.CLOSED, Mark.REOPENED)) {
            Closing revoked = new Closing(ClosingKind.REVOKED, LocalDate.now(clock), null);
            write(record, entry, new Written(Mark.CLOSED, revoked, reason, by));
        }
        audit.record(AuditEntry.of(by, upheld ? "DISPUTE_UPHELD" : "DISPUTE_DISMISSED")
                .about(record.citizenId())
                .on("record/" + record.id())
                .because(reason));
        tell(record, key, upheld ? RecordOutcome.DISPUTE_UPHELD : RecordOutcome.DISPUTE_DISMISSED);
        decisions.made(record.citizenId(), entry);
    }

    private Found find(RecordKey key) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<Found> found = Sql.first(
                    connection,
                    FIND,
                    row -> new Found(row.getLong(1), row.getLong(2), row.getObject(3, LocalDate.class)),
                    key.recordNo(),
                    key.department());
            return found.orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "ledger.no-record"));
        }
    }

    /** Whether the newest of a record's marks of a pair is the first one of that pair. */
    private boolean stands(Found record, Mark begins, Mark ends) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, NEWEST, row -> row.getString(1), record.id(), begins.name(), ends.name())
                    .filter(begins.name()::equals)
                    .isPresent();
        }
    }

    private void write(Found record, long entry, Written written) throws SQLException {
        @Nullable Closing closing = written.closing();
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    MARK,
                    record.id(),
                    record.citizenId(),
                    entry,
                    written.mark().name(),
                    closing == null ? null : closing.kind().name(),
                    closing == null ? null : closing.on(),
                    closing == null ? null : closing.documentNo(),
                    written.reason(),
                    written.by());
        }
    }

    private void tell(Found record, RecordKey key, RecordOutcome outcome) throws SQLException {
        try (Connection connection = database.getConnection()) {
            messages.tellReaders(
                    connection,
                    new Long[] {record.citizenId()},
                    new CitizenMessage.RecordDecided(key.recordNo(), outcome));
        }
    }

    private static void refuseIf(boolean refused, String words) {
        if (refused) {
            throw Refusal.of(Refusal.Kind.CONFLICT, words);
        }
    }
}
