package cn.quancheng.models;

import cn.quancheng.scoring.FactKind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of everything that may be recorded about a citizen; what is not in it is not collected. */
public final class Catalogue {
    private final List<CatalogueItem> items;
    private final Map<String, CatalogueItem> byCode;

    /** @throws IllegalStateException where two items have the same code */
    public Catalogue(List<CatalogueItem> items) {
        this.items = List.copyOf(items);
        byCode = items.stream().collect(Collectors.toUnmodifiableMap(CatalogueItem::code, Function.identity()));
    }

    /** All items in the order of the file. */
    public List<CatalogueItem> items() {
        return items;
    }

    /** The item of this code, or none. */
    public Optional<CatalogueItem> item(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Whether it has this item, and has it as a failing. */
    boolean isAdverse(String code) {
        return item(code).map(CatalogueItem::isAdverse).orElse(false);
    }

    /** The codes of all items. */
    Set<String> codes() {
        return byCode.keySet();
    }

    /** Every item without a grade and with each of its grades, in the order of the file. */
    List<FactKind> kinds() {
        return items.stream().flatMap(item -> item.kinds().stream()).toList();
    }
}
