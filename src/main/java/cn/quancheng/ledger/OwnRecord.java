package cn.quancheng.ledger;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A record that stands on an act of the citizen.
 *
 * @param item a code of the catalogue
 * @param grade one of the item's, or null
 * @param quantity in the item's unit, 0 or more
 * @param key its number, unique within the department that vouches for it
 * @param validUntil the last day on which it holds, or null
 * @param documentNo the document that it rests on, or null
 */
public record OwnRecord(
        long citizenId,
        String item,
        @Nullable String grade,
        long quantity,
        RecordKey key,
        LocalDate occurredOn,
        @Nullable LocalDate validUntil,
        @Nullable String documentNo) {
    public OwnRecord {
        if (quantity < 0) {
            throw new IllegalArgumentException("a quantity is 0 or more");
        }
    }
}
