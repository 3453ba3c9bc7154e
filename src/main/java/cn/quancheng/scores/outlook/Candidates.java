package cn.quancheng.scores.outlook;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.models.Catalogue;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.ItemClass;
import cn.quancheng.scores.words.Amounts;
import cn.quancheng.scoring.Contribution;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.WeighedFact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a citizen can honestly do by the last day that counts for a month: declare what the catalogue lets a citizen
 * declare, and mend what it lets them mend.
 */
final class Candidates {
    private final Catalogue catalogue;
    private final Set<String> never;
    private final long mostMinutes;
    private final LocalDate lastDay;

    /**
     * @param today the first day on which something can be done
     * @param lastDay the last one that counts
     */
    Candidates(Catalogue catalogue, AdviceSettings settings, LocalDate today, LocalDate lastDay) {
        this.catalogue = catalogue;
        this.lastDay = lastDay;
        never = settings.never();
        mostMinutes = settings.minutesADay() * (ChronoUnit.DAYS.between(today, lastDay) + 1);
    }

    /**
     * Something to declare.
     *
     * @param most the largest quantity that can be honestly come by
     */
    record Declarable(String item, @Nullable String grade, LocalDate on, long most) {
        Act act(long quantity) {
            return new Act.Declare(new Addition(item, grade, quantity, on));
        }
    }

    /** What an indicator looks at and a citizen may declare; an item with grades once for each of them. */
    List<Declarable> declarables(Indicator indicator) {
        List<Declarable> declarables = new ArrayList<>();
        for (String code : indicator.items()) {
            catalogue.item(code).filter(this::isAdvisable).ifPresent(item -> {
                long most = Amounts.isTime(item) ? Math.min(mostMinutes, Addition.MOST) : Addition.MOST;
                if (item.grades().isEmpty()) {
                    declarables.add(new Declarable(code, null, lastDay, most));
                }
                item.grades().forEach(grade -> declarables.add(new Declarable(code, grade, lastDay, most)));
            });
        }
        return declarables;
    }

    /** Adverse records that count and can be mended by then, the latest first. */
    List<Act> mendable(Contribution contribution, List<LedgerRecord> records, List<String> itemOfKind) {
        return contribution.facts().stream()
                .filter(fact -> fact.state().counts())
                .map(WeighedFact::fact)
                .map(records::get)
                .sorted(Comparator.comparing(LedgerRecord::occurredOn).reversed())
                .map(record -> mend(record, catalogue.item(itemOfKind.get(record.kind()))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Act> mend(LedgerRecord record, Optional<CatalogueItem> item) {
        @Nullable
        Period after = item.filter(CatalogueItem::isAdverse)
                .map(CatalogueItem::repairableAfter)
                .orElse(null);
        return after == null || record.occurredOn().plus(after).isAfter(lastDay)
                ? Optional.empty()
                : Optional.of(new Act.Mend(record, after.isZero()));
    }

    private boolean isAdvisable(CatalogueItem item) {
        return item.declarable() && item.itemClass() == ItemClass.POSITIVE && !never.contains(item.code());
    }
}
