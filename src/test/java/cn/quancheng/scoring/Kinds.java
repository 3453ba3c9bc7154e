package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Turns facts as people know them into facts as the kernel reads them. */
public record Kinds(List<FactKind> list) {
    /** The facts, in the same order. */
    public Facts facts(List<NaiveScorer.Fact> known) {
        Facts facts = new Facts();
        fill(facts, known);
        return facts;
    }

    /** Replaces what is in {@code facts}. */
    public void fill(Facts facts, List<NaiveScorer.Fact> known) {
        facts.clear();
        for (NaiveScorer.Fact fact : known) {
            facts.add(
                    number(fact.item(), fact.grade()),
                    fact.quantity(),
                    (int) fact.occurredOn().toEpochDay(),
                    day(fact.validUntil()),
                    day(fact.closedOn()),
                    fact.disputed());
        }
    }

    private int number(String item, @Nullable String grade) {
        return IntStream.range(0, list.size())
                .filter(i -> list.get(i).item().equals(item)
                        && Objects.equals(list.get(i).grade(), grade))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind " + item + " " + grade));
    }

    private static int day(@Nullable LocalDate day) {
        return day == null ? Facts.NEVER : (int) day.toEpochDay();
    }
}
