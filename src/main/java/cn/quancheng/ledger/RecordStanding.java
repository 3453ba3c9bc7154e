package cn.quancheng.ledger;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A record as it stands now.
 *
 * @param id its row in the ledger
 * @param item a code of the catalogue
 * @param grade one of the item's, or null
 * @param validUntil the last day on which it holds, or null
 * @param documentNo the document that it rests on, or null
 * @param closed how it is closed; null while it is open
 * @param disputed whether a dispute about it is open
 */
public record RecordStanding(
        long id,
        RecordKey key,
        String item,
        @Nullable String grade,
        LocalDate occurredOn,
        @Nullable LocalDate validUntil,
        @Nullable String documentNo,
        @Nullable ClosingKind closed,
        boolean disputed) {
    public boolean isOpen() {
        return closed == null;
    }
}
