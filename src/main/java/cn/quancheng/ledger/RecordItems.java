package cn.quancheng.ledger;

import cn.quancheng.models.Catalogue;
import cn.quancheng.models.CatalogueItem;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntBiFunction;

/**
 * The catalogue as a file of records needs it: items by code or name, their grades likewise, and the number of each item with
 * its grade.
 */
final class RecordItems {
    private final Map<String, CatalogueItem> items = new HashMap<>();
    private final Map<String, Map<String, Integer>> kinds = new HashMap<>();

    /** @param number the number of an item, with a grade or with null for none */
    RecordItems(Catalogue catalogue, ToIntBiFunction<String, @Nullable String> number) {
        for (CatalogueItem item : catalogue.items()) {
            items.put(item.code(), item);
            items.putIfAbsent(item.name(), item);
            Map<String, Integer> ofItem = new HashMap<>();
            ofItem.put("", number.applyAsInt(item.code(), null));
            item.grades().forEach(grade -> ofItem.put(grade, number.applyAsInt(item.code(), grade)));
            item.grades().forEach(grade -> ofItem.putIfAbsent(item.gradeName(grade), ofItem.get(grade)));
            kinds.put(item.code(), ofItem);
        }
    }

    /** The item of this code, or else of this name. */
    @Nullable
    CatalogueItem item(String text) {
        return items.get(text);
    }

    /** The number of the item with one of its grades, by code or name, or with an empty one; -1 where it has no such grade. */
    int kind(CatalogueItem item, String grade) {
        return kinds.getOrDefault(item.code(), Map.of()).getOrDefault(grade, -1);
    }
}
