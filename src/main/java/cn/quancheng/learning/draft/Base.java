package cn.quancheng.learning.draft;

import cn.quancheng.models.Catalogue;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ScoringModel;

import java.util.List;

/**
 * The version of a model that a draft begins with.
 *
 * @param digest SHA-256 of its text, in small hexadecimal letters
 * @param catalogue the one in force, which says what its items are
 */
record Base(ScoringModel model, String digest, Catalogue catalogue) {
    /** Whether an indicator takes points, and never adds any. */
    boolean isAdverse(Indicator indicator) {
        return items(indicator.items()).stream().anyMatch(CatalogueItem::isAdverse);
    }

    /** Items of the catalogue by their codes; codes that it does not have are left out. */
    List<CatalogueItem> items(List<String> codes) {
        return codes.stream().flatMap(code -> catalogue.item(code).stream()).toList();
    }
}
