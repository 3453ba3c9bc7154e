package cn.quancheng.ledger;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A record that is there already, for whoever has to know whether something is told twice.
 *
 * @param ofCitizen whether it stands on an act of the citizen, and not on a department's report
 */
public record KnownRecord(
        RecordKey key,
        LocalDate occurredOn,
        long quantity,
        @Nullable String documentNo,
        boolean ofCitizen) {}
