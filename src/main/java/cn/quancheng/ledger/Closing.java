package cn.quancheng.ledger;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A record's way out of use. Scorings that see it pass the record over, whatever its day, which is for the reader.
 *
 * @param on not ahead, and not before the record occurred
 * @param documentNo the document that it rests on, or null
 */
public record Closing(
        ClosingKind kind, LocalDate on, @Nullable String documentNo) {}
