package cn.quancheng.scores;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRow;
import cn.quancheng.platform.held.HeldRows;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the scores hold about a citizen: of every month, published or not, and what decisions made of them. */
@Dependent
class HeldScores {
    private static final String ROOM = "scores";

    @Produces
    @Singleton
    HeldData scores(Models models) {
        return new HeldRows(ROOM, "scores", """
                SELECT to_char(r.month, 'YYYY-MM') AS month, r.revision, r.model_version, r.model_digest,
                       r.catalogue_digest, s.score, s.tier, s.government, s.commerce, s.society, s.judicial
                FROM scores s JOIN runs r ON r.id = s.run_id WHERE s.citizen_id = ? ORDER BY r.month, r.revision
                """, row -> named(row, models));
    }

    @Produces
    @Singleton
    HeldData revisions(Models models) {
        return new HeldRows(ROOM, "score_revisions", """
                SELECT to_char(r.month, 'YYYY-MM') AS month, r.revision, r.model_version, r.model_digest,
                       r.catalogue_digest, s.score, s.tier, s.government, s.commerce, s.society, s.judicial,
                       s.data_cutoff, s.entry
                FROM score_revisions s JOIN runs r ON r.id = s.run_id WHERE s.citizen_id = ?
                ORDER BY r.month, r.revision, s.entry
                """, row -> named(row, models));
    }

    /** The tier by its name in the month's own model, where it is only a place. */
    private static HeldRow named(HeldRow row, Models models) {
        HeldRow named = row.without("modelDigest", "catalogueDigest");
        if (!named.values().containsKey("tier")) {
            return named;
        }
        return models.edition(row.text("modelDigest"), row.text("catalogueDigest"))
                .map(ModelEdition::model)
                .map(model -> named.with(
                        "tier", model.tiers().get((int) row.number("tier")).code()))
                .orElse(named);
    }
}
