package cn.quancheng.models;

import cn.quancheng.scoring.ScoringModel;

import java.time.YearMonth;

/**
 * A model that scores months.
 *
 * @param edition with the catalogue in force where the model makes sense under it, else with the one that it was taken
 *     in with
 * @param firstMonth the first month that it scores
 */
public record PublishedModel(ModelEdition edition, YearMonth firstMonth) {
    /** The model as people wrote it. */
    public ScoringModel model() {
        return edition.model();
    }
}
