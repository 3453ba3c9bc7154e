package cn.quancheng.ledger;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A credit record as it entered; what happened to it later shows in the facts of its {@link Dossier}.
 *
 * @param id its row in the ledger
 * @param recordNo its number, unique within its department
 * @param department who reported it
 * @param kind the number of its item with its grade
 * @param entry when it entered, as a number of the journal
 * @param quantity in the item's unit
 * @param validUntil the last day on which it holds, or null
 * @param documentNo the document that it rests on, or null
 */
public record LedgerRecord(
        long id,
        String recordNo,
        String department,
        int kind,
        long entry,
        long quantity,
        LocalDate occurredOn,
        @Nullable LocalDate validUntil,
        @Nullable String documentNo) {}
