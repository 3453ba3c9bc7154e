package cn.quancheng.ledger;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.journal.Decisions;
import cn.quancheng.ledger.RecordMarks.Closed;
import cn.quancheng.ledger.RecordMarks.Found;
import cn.quancheng.ledger.RecordMarks.Written;
import cn.quancheng.messages.CitizenMessage;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.messages.RecordOutcome;
import cn.quancheng.platform.Refusal;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;

/**
 * What people decide about one record: that it is closed or open again, disputed or no longer, repaired. The citizen's
 * current score is computed again in the same transaction. What a reviewer decides has its line in the audit book where
 * the review has it: each act is one line.
 */
@ApplicationScoped
public class RecordDecisions {
    private static final String TAKEN_BACK = "本人撤回异议";

    private final AgroalDataSource database;
    private final RecordMarks marks;
    private final Decisions decisions;
    private final CitizenMessages messages;
    private final AuditBook audit;
    private final Clock clock;

    RecordDecisions(
            AgroalDataSource database,
            RecordMarks marks,
            Decisions decisions,
            CitizenMessages messages,
            AuditBook audit,
            Clock clock) {
        this.database = database;
        this.marks = marks;
        this.decisions = decisions;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Closes a record.
     *
     * @param by the account that decides
     * @throws Refusal 404 where there is no such record, 409 where it is closed already, 400 where the day is ahead or
     *     lies before the record's own
     */
    @Transactional(rollbackOn = Exception.class)
    public void close(RecordKey key, Closing closing, String by) throws SQLException {
        Found record = marks.find(key);
        if (closing.on().isAfter(LocalDate.now(clock)) || closing.on().isBefore(record.occurredOn())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "ledger.closing-day").violation("on", "ledger.closing-day");
        }
        long entry = decisions.begin(record.citizenId(), "CLOSING");
        refuseIf(marks.closed(record).isPresent(), "ledger.closed-already");
        marks.write(record, entry, new Written(Mark.CLOSED, closing, null, by));
        audit.record(
                line(record, "RECORD_CLOSED", by).because(closing.kind().name()).with("on", closing.on()));
        tell(record, key, closing.kind().outcome(), null);
        decisions.made(record.citizenId(), entry);
    }

    /**
     * Undoes a record's closing, of whatever kind.
     *
     * @throws Refusal 404 where there is no such record, 409 where it is not closed
     */
    @Transactional(rollbackOn = Exception.class)
    public void reopen(RecordKey key, String reason, String by) throws SQLException {
        reopen(key, reason, by, true);
    }

    /**
     * Undoes a closing as a department may: not what came of a dispute or a repair, nor what the citizen took back.
     *
     * @throws Refusal 404 where there is no such record, 409 where it is not closed, or not by a department
     */
    @Transactional(rollbackOn = Exception.class)
    public void reopenReported(RecordKey key, String reason, String by) throws SQLException {
        reopen(key, reason, by, false);
    }

    private void reopen(RecordKey key, String reason, String by, boolean outcomes) throws SQLException {
        Found record = marks.find(key);
        long entry = decisions.begin(record.citizenId(), "REOPENING");
        Closed closed = marks.closed(record).orElseThrow(() -> refusal("ledger.not-closed"));
        refuseIf(closed.isOutcome() && !outcomes, "ledger.closed-by-decision");
        marks.write(record, entry, new Written(Mark.REOPENED, null, reason, by));
        audit.record(line(record, "RECORD_REOPENED", by).because(reason));
        tell(record, key, RecordOutcome.REOPENED, null);
        decisions.made(record.citizenId(), entry);
    }

    /**
     * Opens a dispute about a record: an adverse one weighs nothing until it is decided.
     *
     * @param reason of which kind the dispute is, or why; no words of the citizen's
     * @throws Refusal 404 where there is no such record, 409 where a dispute is open, or the record is closed
     */
    @Transactional(rollbackOn = Exception.class)
    public void dispute(RecordKey key, String reason, String by) throws SQLException {
        Found record = marks.find(key);
        long entry = decisions.begin(record.citizenId(), "DISPUTE");
        refuseIf(marks.isDisputed(record), "ledger.disputed-already");
        refuseIf(marks.closed(record).isPresent(), "ledger.closed-already");
        marks.write(record, entry, new Written(Mark.DISPUTED, null, reason, by));
        audit.record(line(record, "RECORD_DISPUTED", by).because(reason));
        decisions.made(record.citizenId(), entry);
    }

    /**
     * Ends a dispute that its citizen takes back: the record weighs as before.
     *
     * @throws Refusal 404 where there is no such record, 409 where no dispute is open
     */
    @Transactional(rollbackOn = Exception.class)
    public void undispute(RecordKey key, String by) throws SQLException {
        Found record = marks.find(key);
        long entry = decisions.begin(record.citizenId(), "DISPUTE_TAKEN_BACK");
        refuseIf(!marks.isDisputed(record), "ledger.not-disputed");
        marks.write(record, entry, new Written(Mark.DECIDED, null, TAKEN_BACK, by));
        audit.record(line(record, "RECORD_DISPUTE_TAKEN_BACK", by));
        decisions.made(record.citizenId(), entry);
    }

    /**
     * Decides a dispute. Where it is upheld the record is revoked from today, even if it was closed otherwise meanwhile;
     * else it is as it was before. Whoever calls writes the line of it.
     *
     * @param reason in words that the citizen reads
     * @throws Refusal 404 where there is no such record, 409 where no dispute is open
     */
    @Transactional(rollbackOn = Exception.class)
    public void decide(RecordKey key, boolean upheld, String reason, String by) throws SQLException {
        Found record = marks.find(key);
        long entry = decisions.begin(record.citizenId(), "DISPUTE_DECISION");
        refuseIf(!marks.isDisputed(record), "ledger.not-disputed");
        marks.write(record, entry, new Written(Mark.DECIDED, null, reason, by));
        if (upheld) {
            Closing revoked = new Closing(ClosingKind.REVOKED, LocalDate.now(clock), null);
            marks.write(record, entry, new Written(Mark.CLOSED, revoked, reason, by));
        }
        tell(record, key, upheld ? RecordOutcome.DISPUTE_UPHELD : RecordOutcome.DISPUTE_DISMISSED, reason);
        decisions.made(record.citizenId(), entry);
    }

    /**
     * Closes a record today because it was repaired (信用修复), even if its department closed it otherwise meanwhile; one
     * that was revoked never was, and stays so. Whoever calls writes the line of it and tells the citizen.
     *
     * @param documentNo of the repair
     * @throws Refusal 404 where there is no such record
     */
    @Transactional(rollbackOn = Exception.class)
    public void repair(RecordKey key, String documentNo, String by) throws SQLException {
        Found record = marks.find(key);
        long entry = decisions.begin(record.citizenId(), "REPAIR");
        if (marks.closed(record)
                .map(Closed::kind)
                .filter(ClosingKind.REVOKED::equals)
                .isEmpty()) {
            Closing repaired = new Closing(ClosingKind.REPAIRED, LocalDate.now(clock), documentNo);
            marks.write(record, entry, new Written(Mark.CLOSED, repaired, null, by));
        }
        decisions.made(record.citizenId(), entry);
    }

    private static AuditEntry line(Found record, String action, String by) {
        return AuditEntry.of(by, action).about(record.citizenId()).on("record/" + record.id());
    }

    private void tell(Found record, RecordKey key, RecordOutcome outcome, @Nullable String reason) throws SQLException {
        try (Connection connection = database.getConnection()) {
            messages.tellReaders(
                    connection,
                    new Long[] {record.citizenId()},
                    new CitizenMessage.RecordDecided(key.recordNo(), outcome, reason));
        }
    }

    private static void refuseIf(boolean refused, String words) {
        if (refused) {
            throw refusal(words);
        }
    }

    private static Refusal refusal(String words) {
        return Refusal.of(Refusal.Kind.CONFLICT, words);
    }
}
