package cn.quancheng.scenarios;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.scenarios.ScenarioFilter.Wanted;
import cn.quancheng.scenarios.ScenarioPage.Count;
import cn.quancheng.scenarios.ScenarioPage.Line;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds in one day's catalogue. */
final class CatalogueSearch {
    private static final String CURSOR = "[01][0-9]{2}[A-Z][A-Z0-9_]*";

    private final List<Entry> entries;

    private record Entry(BenefitOffer offer, SearchText text) {
        /** Where it stands in an answer: what is found in the title first, then field by field. Also the list's cursor. */
        String place(Wanted wanted) {
            String rank = text.hasInTitle(wanted.words()) ? "0" : "1";
            return "%s%02d%s".formatted(rank, offer.domain().ordinal(), offer.code());
        }
    }

    private record Found(String place, BenefitOffer offer) {}

    CatalogueSearch(DayCatalogue catalogue) {
        entries = catalogue.scenarios().stream()
                .map(scenario -> new Entry(scenario.offer(), SearchText.of(scenario.offer())))
                .toList();
    }

    /**
     * One page of what is wanted.
     *
     * @param after the cursor of the page before
     */
    ScenarioPage page(Wanted wanted, Optional<String> after, int size) {
        if (after.filter(cursor -> !cursor.matches(CURSOR)).isPresent()) {
            throw PageQuery.noCursor();
        }
        List<Entry> all = entries.stream()
                .filter(entry -> wanted.matches(entry.offer(), entry.text()))
                .toList();
        List<Found> found = all.stream()
                .filter(entry -> wanted.domain()
                        .filter(domain -> domain != entry.offer().domain())
                        .isEmpty())
                .map(entry -> new Found(entry.place(wanted), entry.offer()))
                .filter(entry -> after.filter(cursor -> entry.place().compareTo(cursor) <= 0)
                        .isEmpty())
                .sorted((one, other) -> one.place().compareTo(other.place()))
                .toList();
        List<Found> shown = found.subList(0, Math.min(size, found.size()));
        return new ScenarioPage(
                shown.stream().map(entry -> Line.of(entry.offer())).toList(), next(found, shown), counts(all));
    }

    private static @Nullable String next(List<Found> found, List<Found> shown) {
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
