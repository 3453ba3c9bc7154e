package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;
import cn.quancheng.ledger.HistoryWriter.PackedMark;
import cn.quancheng.scoring.Facts;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the ledger's tables say of one citizen, in the order of entries and lines. */
final class CitizenRows {
    private final long citizenId;
    private final List<Row> rows = new ArrayList<>();

    /** One event: a standing or a record, as it stands in its table. */
    sealed interface Row {
        long entry();
    }

    record StandingRow(
            long entry,
            LocalDate born,
            CitizenStatus status,
            boolean optedOut,
            @Nullable LocalDate agreedOn) implements Row {}

    record RecordRow(LedgerRecord record, List<PackedMark> marks) implements Row {
        @Override
        public long entry() {
            return record.entry();
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

    List<LedgerRecord> records(long watermark) {
        return rows.stream()
                .filter(row -> row instanceof RecordRow && row.entry() <= watermark)
                .map(row -> ((RecordRow) row).record())
                .toList();
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
                history.beginSegment(row.entry());
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
                    (int) standing.born().toEpochDay(),
                    standing.status(),
                    standing.optedOut(),
                    standing.agreedOn() == null
                            ? Facts.NEVER
                            : (int) standing.agreedOn().toEpochDay());
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
}
