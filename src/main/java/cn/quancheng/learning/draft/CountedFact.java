package cn.quancheng.learning.draft;

import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.scoring.Rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fact that the service counts itself, as the measure of a {@code bins} rule. A column of a file of outcomes is named after it:
 * {@code VOLUNTEER_SERVICE.quantity}, {@code HONOR.months-since-last}; {@code BRAVERY+HONOR.count} over the records of both items.
 *
 * @param items codes of the catalogue, at least one, in any order
 */
record CountedFact(List<String> items, Rule.Measure measure) {
    CountedFact {
        items = items.stream().sorted().toList();
    }

    /** What a column counts by its name; none where it is named otherwise. */
    static Optional<CountedFact> of(String column) {
        int dot = column.lastIndexOf('.');
        List<String> items = Arrays.asList(column.substring(0, Math.max(0, dot)).split("\\+", -1));
        return items.stream().anyMatch(String::isBlank)
                ? Optional.empty()
                : Arrays.stream(Rule.Measure.values())
                        .filter(measure -> measure.word().equals(column.substring(dot + 1)))
                        .findFirst()
                        .map(measure -> new CountedFact(items, measure));
    }

    /** How a column of it is read: where nothing stands, nothing was counted, or there is nothing to count months from. */
    Feature.Kind kind() {
        return measure == Rule.Measure.MONTHS_SINCE_LAST ? Feature.Kind.MONTHS : Feature.Kind.COUNTS;
    }

    @Override
    public String toString() {
        return items.stream().collect(Collectors.joining("+", "", "." + measure.word()));
    }
}
