package cn.quancheng.scores.outlook;

import cn.quancheng.ledger.LedgerRecord;

import java.util.List;
import java.util.stream.IntStream;

/** How a citizen names one of their records: by its number, or where two departments gave the same, with the department. */
final class RecordNames {
    private final List<LedgerRecord> records;

    RecordNames(List<LedgerRecord> records) {
        this.records = records;
    }

    /** The shortest name that is no other record's. */
    String of(LedgerRecord record) {
        return places(record.recordNo()).size() == 1 ? record.recordNo() : full(record);
    }

    /** Where the records of this name are. */
    List<Integer> places(String name) {
        return IntStream.range(0, records.size())
                .filter(place -> records.get(place).recordNo().equals(name)
                        || full(records.get(place)).equals(name))
                .boxed()
                .toList();
    }

    private static String full(LedgerRecord record) {
        return record.department() + "/" + record.recordNo();
    }
}
