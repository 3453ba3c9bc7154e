package cn.quancheng.web;

import cn.quancheng.models.Models;
import cn.quancheng.scores.Publication;
import cn.quancheng.scores.Scores;
import cn.quancheng.scoring.Tier;
import cn.quancheng.web.PublishedMonth.TierCount;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The start page's month: what the scores hold, with the names that the month's model gives to its tiers. */
@ApplicationScoped
class PublishedMonths implements LastPublishedMonth {
    private final Scores scores;
    private final Models models;

    PublishedMonths(Scores scores, Models models) {
        this.scores = scores;
        this.models = models;
    }

    @Override
    public Optional<PublishedMonth> read() {
        try {
            return scores.latest().flatMap(this::named);
        } catch (SQLException e) {
            throw new IllegalStateException("the last published month could not be read", e);
        }
    }

    /** Nothing where the month's model was never kept, since nobody knows then what its tiers are. */
    private Optional<PublishedMonth> named(Publication publication) {
        return models.edition(publication.modelDigest(), publication.catalogueDigest())
                .map(edition -> new PublishedMonth(
                        publication.month(),
                        publication.publishedAt(),
                        publication.modelVersion(),
                        counts(edition.model().tiers(), publication.tiers())));
    }

    private static List<TierCount> counts(List<Tier> tiers, List<Long> people) {
        List<TierCount> counts = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            counts.add(new TierCount(tier.code(), tier.name(), tier.from(), people.get(i)));
        }
        return counts;
    }
}
