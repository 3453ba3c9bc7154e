package cn.quancheng.scores;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * A month as its readers see it.
 *
 * @param run the run that computed it
 * @param modelDigest names, with the catalogue's, the edition that scored it
 * @param lastEntry the newest entry of the journal that it saw
 * @param scored how many citizens have a score
 * @param tiers how many have each tier, in the model's order, the highest one first
 */
public record Publication(
        YearMonth month,
        int run,
        int revision,
        String model,
        String modelVersion,
        String modelDigest,
        String catalogueDigest,
        Instant publishedAt,
        Instant dataCutoff,
        long lastEntry,
        long scored,
        List<Long> tiers) {
    public Publication {
        tiers = List.copyOf(tiers);
    }
}
