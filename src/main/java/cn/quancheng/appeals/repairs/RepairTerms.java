package cn.quancheng.appeals.repairs;

import cn.quancheng.ledger.RecordStanding;
import cn.quancheng.models.Catalogue;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.platform.Refusal;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * From when to when a record may be repaired, by the catalogue in force.
 *
 * @param from the first day on which it may
 * @param endsOn the first day on which it is over by itself, and there is nothing to repair any more
 * @param oncePerformed whether it is the duty's performance that is waited for, and not a time
 */
record RepairTerms(LocalDate from, LocalDate endsOn, boolean oncePerformed) {
    /** The terms of a record; none where what it tells of is no failing, or one that may not be repaired. */
    static Optional<RepairTerms> of(RecordStanding record, Catalogue catalogue) {
        return catalogue.item(record.item()).flatMap(item -> of(record, item));
    }

    private static Optional<RepairTerms> of(RecordStanding record, CatalogueItem item) {
        @Nullable Period after = item.repairableAfter();
        @Nullable Period kept = item.maxRetention();
        if (after == null || kept == null) {
            return Optional.empty();
        }
        LocalDate ends = record.occurredOn().plus(kept);
        @Nullable LocalDate until = record.validUntil();
        LocalDate endsOn = until != null && until.isBefore(ends) ? until.plusDays(1) : ends;
        return Optional.of(new RepairTerms(record.occurredOn().plus(after), endsOn, after.isZero()));
    }

    boolean isOver(LocalDate today) {
        return !today.isBefore(endsOn);
    }

    boolean hasBegun(LocalDate today) {
        return !today.isBefore(from);
    }

    /**
     * Lets only through what may be repaired.
     *
     * @throws Refusal 409 saying what stands against it, and where it is too early, from which day on it may
     */
    static RepairTerms required(RecordStanding record, Catalogue catalogue, LocalDate today) {
        refuseIf(!record.isOpen(), "ledger.closed-already");
        refuseIf(record.disputed(), "appeals.repair-disputed");
        RepairTerms terms =
                of(record, catalogue).orElseThrow(() -> Refusal.of(Refusal.Kind.CONFLICT, "appeals.repair-none"));
        refuseIf(terms.isOver(today), "appeals.repair-over");
        refuseIf(!terms.hasBegun(today), "appeals.repair-from", terms.from().toString());
        return terms;
    }

    private static void refuseIf(boolean refused, String words, Object... arguments) {
        if (refused) {
            throw Refusal.of(Refusal.Kind.CONFLICT, words, arguments);
        }
    }
}
