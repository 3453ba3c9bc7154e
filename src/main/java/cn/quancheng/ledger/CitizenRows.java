package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;
import cn.quancheng.journal.Seen;
import cn.quancheng.ledger.HistoryWriter.PackedMark;
import cn.quancheng.scoring.Facts;
import cn.quancheng.security.Sex;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the ledger's tables say of one citizen, in the order of entries and lines. */
final class CitizenRows {
    private final long citizenId;
    private final List<Row> rows = new ArrayList<>();

    /** One event: a standing, an agreement or a record, as it stands in its table. */
    sealed interface Row {
        long entry();

        /** Whether its entry is a decision. */
        boolean decision();
    }

    /** District: its number, 0 where it is not known. */
    record StandingRow(long entry, LocalDate born, CitizenStatus status, Sex sex, int district) implements Row {
        @Override
        public boolean decision() {
            return false;
        }
    }

    /** Both days null: the agreement was taken back. */
    record AgreementRow(
            long entry,
            boolean decision,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate endsOn) implements Row {}

    record RecordRow(LedgerRecord record, boolean decision, List<PackedMark> marks) implements Row {
        @Override
        public long entry() {
            return record.entry();
        }

        /** Whether a scoring sees that it was closed so that nothing is left of it. */
        boolean isGone(Seen seen) {
            boolean gone = false;
            for (PackedMark mark : marks) {
                if (seen.covers(mark.entry(), true) && (mark.mark() == Mark.CLOSED || mark.mark() == Mark.REOPENED)) {
                    gone = mark.closing() != null && mark.closing().leavesNoTrace();
                }
            }
            return gone;
        }
    }

    CitizenRows(long citizenId) {
        this.citizenId = citizenId;
    }

    long citizenId() {
        return citizenId;
    }

    void add(Row row) {
        rows.add(row);
    }

    List<LedgerRecord> records(Seen seen) {
        return rows.stream()
                .filter(row -> row instanceof RecordRow && seen.covers(row.entry(), row.decision()))
                .map(row -> ((RecordRow) row).record())
                .toList();
    }

    /** These rows without the records of which a scoring sees that nothing is left. */
    CitizenRows withoutGone(Seen seen) {
        CitizenRows left = new CitizenRows(citizenId);
        rows.stream()
                .filter(row -> !(row instanceof RecordRow record && record.isGone(seen)))
                .forEach(left::add);
        return left;
    }

    /** Packs the rows: a segment an entry, in the order of entries. */
    byte[] pack() {
        HistoryWriter history = new HistoryWriter();
        long open = -1;
        for (Row row : rows) {
            if (row.entry() != open) {
                if (open >= 0) {
                    history.endSegment();
                }
                history.beginSegment(row.entry(), row.decision());
                open = row.entry();
            }
            pack(row, history);
        }
        if (open >= 0) {
            history.endSegment();
        }
        return history.toBytes();
    }

    private static void pack(Row row, HistoryWriter history) {
        if (row instanceof StandingRow standing) {
            history.standing(
                    (int) standing.born().toEpochDay(), standing.status(), standing.sex(), standing.district());
        } else if (row instanceof AgreementRow agreement) {
            history.agreement(day(agreement.firstDay()), day(agreement.endsOn()));
        } else if (row instanceof RecordRow it) {
            LedgerRecord record = it.record();
            history.record(
                    record.kind(),
                    record.quantity(),
                    (int) record.occurredOn().toEpochDay(),
                    record.validUntil() == null
                            ? null
                            : (int) record.validUntil().toEpochDay(),
                    it.marks());
        }
    }

    private static int day(@Nullable LocalDate day) {
        return day == null ? Facts.NEVER : (int) day.toEpochDay();
    }
}
