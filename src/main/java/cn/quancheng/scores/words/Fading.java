package cn.quancheng.scores.words;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.scoring.FactState;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.WeighedFact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says from which month on records lose their weight. */
final class Fading {
    private final Phrases phrases;
    private final List<LedgerRecord> records;

    Fading(Phrases phrases, List<LedgerRecord> records) {
        this.phrases = phrases;
        this.records = records;
    }

    /** The first month whose score no longer has a record that ends on this day: the day itself is its cutoff at most. */
    static YearMonth firstMonthFrom(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return day.getDayOfMonth() == 1 ? month : month.plusMonths(1);
    }

    /**
     * When counting records of an indicator lose their weight.
     *
     * @param points whether that is points added, or points taken
     */
    String of(Indicator indicator, List<WeighedFact> counting, int points) {
        String side = points < 0 ? "-loss" : "";
        TreeSet<YearMonth> ends = new TreeSet<>(counting.stream()
                .map(WeighedFact::endsOn)
                .flatMap(Stream::ofNullable)
                .map(Fading::firstMonthFrom)
                .toList());
        if (ends.isEmpty()) {
            return phrases.text("scores.stays" + side);
        }
        if (counting.stream().allMatch(fact -> fact.state() == FactState.DECAYING)) {
            return phrases.text("scores.fading" + side, phrases.month(ends.last()));
        }
        YearMonth first = counting.stream()
                .map(fact -> firstLoss(indicator, fact))
                .flatMap(Optional::stream)
                .map(Fading::firstMonthFrom)
                .min(YearMonth::compareTo)
                .orElseGet(ends::first);
        boolean bySteps = ends.size() > 1
                || indicator.decay() != null
                || counting.stream().anyMatch(fact -> fact.endsOn() == null);
        return phrases.text((bySteps ? "scores.ends-by-steps" : "scores.ends") + side, phrases.month(first));
    }

    /** The day from which a record weighs less than now, because it fades or ends. */
    private Optional<LocalDate> firstLoss(Indicator indicator, WeighedFact fact) {
        if (fact.state() == FactState.DECAYING) {
            return Optional.empty();
        }
        @Nullable LocalDate fades = indicator.fullUntil(records.get(fact.fact()).occurredOn());
        return Stream.of(Optional.ofNullable(fades), Optional.ofNullable(fact.endsOn()))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
    }
}
