package cn.quancheng.scores.outlook;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Facts;
import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A citizen's facts, as they are or as they might be, and the rules that weigh them month by month. What might be is
 * always a copy.
 *
 * @param records a fact is the record at its place
 * @param kinds every kind of fact by its number
 */
record Prospect(Facts facts, List<LedgerRecord> records, List<FactKind> kinds, Rules rules) {
    Prospect {
        records = List.copyOf(records);
    }

    /** What a scoring of that month comes to, explained by the kernel. */
    Told at(YearMonth month) {
        return new Told(rules.edition(month), rules.scorer(month).explain(facts), records);
    }

    int scoreAt(YearMonth month) {
        return at(month).sheet().score();
    }

    /** Without the facts at these places, as if they were closed today. */
    Prospect without(Set<Integer> places) {
        Facts left = new Facts();
        List<LedgerRecord> leftRecords = new ArrayList<>();
        for (int fact = 0; fact < facts.size(); fact++) {
            if (!places.contains(fact)) {
                left.add(facts, fact);
                leftRecords.add(records.get(fact));
            }
        }
        return new Prospect(left, leftRecords, kinds, rules);
    }

    /**
     * With records that are not there.
     *
     * @throws IllegalArgumentException where no catalogue has such an item with such a grade
     */
    Prospect with(List<Addition> additions) {
        Prospect more = without(Set.of());
        List<LedgerRecord> moreRecords = new ArrayList<>(records);
        for (Addition addition : additions) {
            int kind = kind(addition.item(), addition.grade());
            int day = (int) addition.occurredOn().toEpochDay();
            more.facts().add(kind, addition.amount(), day, Facts.NEVER, Facts.NEVER, false);
            moreRecords.add(record(addition, kind, records.size() - moreRecords.size()));
        }
        return new Prospect(more.facts(), moreRecords, kinds, rules);
    }

    /** The number of an item with a grade, or -1. */
    static int numberOf(List<FactKind> kinds, String item, @Nullable String grade) {
        return IntStream.range(0, kinds.size())
                .filter(kind -> kinds.get(kind).item().equals(item)
                        && Objects.equals(kinds.get(kind).grade(), grade))
                .findFirst()
                .orElse(-1);
    }

    private int kind(String item, @Nullable String grade) {
        int kind = numberOf(kinds, item, grade);
        if (kind < 0) {
            throw new IllegalArgumentException("no catalogue has " + item + " " + grade);
        }
        return kind;
    }

    /** A record of its own, whatever was added before it: those that are not there have numbers below zero. */
    private static LedgerRecord record(Addition addition, int kind, int addedBefore) {
        return new LedgerRecord(
                addedBefore - 1L, "", "", kind, 0, addition.amount(), addition.occurredOn(), null, null);
    }
}
