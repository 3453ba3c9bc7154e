package cn.quancheng.scores.tierwatch;

import cn.quancheng.journal.Seen;
import cn.quancheng.messages.CitizenMessage.TierAboutToChange;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.scores.HistoryScorer;
import cn.quancheng.scores.Publication;
import cn.quancheng.scores.ScoreLine;
import cn.quancheng.scoring.Tier;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether a citizen's tier will be another one in the month after a published one, by nothing but time: both months are
 * scored from the facts that the published score rests on. Not for use by several threads at once.
 */
final class TierForecast {
    private final YearMonth next;
    private final List<Tier> tiers;
    private final List<Tier> nextTiers;
    private final HistoryScorer current;
    private final HistoryScorer afterwards;
    private final HistoryScorer withEverything;

    private TierForecast(Publication published, ModelEdition edition, ModelEdition nextEdition, Models models) {
        this.next = published.month().plusMonths(1);
        this.tiers = edition.model().tiers();
        this.nextTiers = nextEdition.model().tiers();
        // As the score stands now: what its run saw, and every decision since.
        Seen seen = new Seen(published.lastEntry(), Long.MAX_VALUE);
        this.current =
                new HistoryScorer(models.scorer(edition).at(published.month().atDay(1)), seen);
        this.afterwards = new HistoryScorer(models.scorer(nextEdition).at(next.atDay(1)), seen);
        this.withEverything =
                new HistoryScorer(models.scorer(nextEdition).at(next.atDay(1)), Seen.upTo(Long.MAX_VALUE));
    }

    /** By the model that will score the next month, as far as is known today. */
    static TierForecast after(Publication published, Models models) {
        ModelEdition edition = models.edition(published.modelDigest(), published.catalogueDigest())
                .orElseThrow(() -> new IllegalStateException("the model of " + published.month() + " was never kept"));
        ModelEdition nextEdition = models.forMonth(published.month().plusMonths(1))
                .map(PublishedModel::edition)
                .orElse(edition);
        return new TierForecast(published, edition, nextEdition, models);
    }

    /**
     * What to tell a citizen. Nothing where one of the months gives no score, as without an agreement at its cutoff; where
     * something that was reported meanwhile would make it untrue; or where the next model has no such tier as today's, so
     * that the two cannot be compared.
     *
     * @param history packed
     * @throws IllegalStateException when the bytes are no history
     * @throws IndexOutOfBoundsException likewise
     */
    Optional<TierAboutToChange> of(byte[] history) {
        int tier = tier(current, history);
        int nextTier = tier(afterwards, history);
        if (tier < 0 || nextTier < 0) {
            return Optional.empty();
        }
        int today = placeInNext(tiers.get(tier));
        if (today < 0 || today == nextTier || tier(withEverything, history) != nextTier) {
            return Optional.empty();
        }
        return Optional.of(new TierAboutToChange(
                next, tiers.get(tier).name(), nextTiers.get(nextTier).name(), nextTier < today));
    }

    /** A tier's place, the highest one being 0; -1 where there is no score. */
    private static int tier(HistoryScorer scorer, byte[] history) {
        return scorer.score(history).map(ScoreLine::tier).orElse(-1);
    }

    private int placeInNext(Tier tier) {
        return IntStream.range(0, nextTiers.size())
                .filter(place -> nextTiers.get(place).code().equals(tier.code()))
                .findFirst()
                .orElse(-1);
    }
}
