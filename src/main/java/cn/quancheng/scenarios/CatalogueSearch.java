package cn.quancheng.scenarios;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.scenarios.ScenarioFilter.Wanted;
import cn.quancheng.scenarios.ScenarioPage.Count;
import cn.quancheng.scenarios.ScenarioPage.Line;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds in one day's catalogue. */
final class CatalogueSearch {
    private static final String CURSOR = "[01][0-9]{2}[A-Z][A-Z0-9_]*";

    private final List<Entry> entries;

    private record Entry(BenefitScenario scenario, SearchText text) {
        BenefitOffer offer() {
            return scenario.offer();
        }

        /** Where it stands in an answer: what is found in the title first, then field by field. Also the list's cursor. */
        String place(Wanted wanted) {
            String rank = text.hasInTitle(wanted.words()) ? "0" : "1";
            return "%s%02d%s".formatted(rank, offer().domain().ordinal(), offer().code());
        }
    }

    CatalogueSearch(List<BenefitScenario> scenarios) {
        entries = scenarios.stream()
                .map(scenario -> new Entry(scenario, SearchText.of(scenario.offer())))
                .toList();
    }

    /**
     * One page of what is wanted.
     *
     * @param after the cursor of the page before
     * @throws Refusal 400 where that is no cursor
     */
    ScenarioPage page(Wanted wanted, Optional<String> after, int size) {
        List<Entry> all = matching(wanted);
        List<FoundScenario> found = found(all, wanted, after);
        List<FoundScenario> shown = found.subList(0, Math.min(size, found.size()));
        return new ScenarioPage(
                shown.stream().map(one -> Line.of(one.scenario().offer())).toList(), next(found, shown), counts(all));
    }

    /**
     * Everything that is wanted behind a cursor, in the same order.
     *
     * @throws Refusal 400 where it is no cursor
     */
    List<FoundScenario> all(Wanted wanted, Optional<String> after) {
        return found(matching(wanted), wanted, after);
    }

    /** Of every field. */
    private List<Entry> matching(Wanted wanted) {
        return entries.stream()
                .filter(entry -> wanted.matches(entry.offer(), entry.text()))
                .toList();
    }

    private static List<FoundScenario> found(List<Entry> matching, Wanted wanted, Optional<String> after) {
        if (after.filter(cursor -> !cursor.matches(CURSOR)).isPresent()) {
            throw PageQuery.noCursor();
        }
        return matching.stream()
                .filter(entry -> wanted.domain()
                        .filter(domain -> domain != entry.offer().domain())
                        .isEmpty())
                .map(entry -> new FoundScenario(entry.place(wanted), entry.scenario()))
                .filter(one -> after.filter(cursor -> one.place().compareTo(cursor) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(FoundScenario::place))
                .toList();
    }

    private static @Nullable String next(List<FoundScenario> found, List<FoundScenario> shown) {
        return found.size() == shown.size() ? null : shown.get(shown.size() - 1).place();
    }

    private static List<Count> counts(List<Entry> all) {
        Map<BenefitDomain, Long> counts = new EnumMap<>(BenefitDomain.class);
        all.forEach(entry -> counts.merge(entry.offer().domain(), 1L, Long::sum));
        return Arrays.stream(BenefitDomain.values())
                .map(domain -> new Count(domain, domain.words(), counts.getOrDefault(domain, 0L)))
                .toList();
    }
}
