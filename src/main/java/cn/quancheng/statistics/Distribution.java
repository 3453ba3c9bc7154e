package cn.quancheng.statistics;

import cn.quancheng.monthlyrun.MonthFigures.Month;
import cn.quancheng.monthlyrun.watch.ScoreDistribution;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How scores were distributed in a published month.
 *
 * @param scored how many had a score; null where they are few
 * @param mean to a tenth of a point; null where they are few
 * @param quantiles null where fewer than a hundred had a score, for a tenth of them would be few
 * @param tiers of the month's model, the highest first
 */
@Schema(name = "ScoreDistribution")
record Distribution(
        @Schema(description = "有分数的人数；不足10人时为null") @Nullable
        Long scored,

        @Schema(description = "平均分；不足10人时为null") @Nullable BigDecimal mean,

        @Schema(description = "分位数；不足100人时为null") @Nullable Quantiles quantiles,

        List<TierShare> tiers) {
    private static final int BAND = 50;
    private static final long FEWEST_FOR_TENTHS = 10 * FewPeople.FEWEST;

    Distribution {
        tiers = List.copyOf(tiers);
    }

    /** Scores that a tenth, a quarter, half, three quarters and nine tenths of all do not exceed. */
    @Schema(name = "ScoreQuantiles", example = "{\"p10\":600,\"p25\":610,\"p50\":630,\"p75\":660,\"p90\":690}")
    record Quantiles(int p10, int p25, int p50, int p75, int p90) {
        static Quantiles of(ScoreDistribution scores) {
            return new Quantiles(
                    scores.quantile(0.1),
                    scores.quantile(0.25),
                    scores.quantile(0.5),
                    scores.quantile(0.75),
                    scores.quantile(0.9));
        }
    }

    /**
     * A tier.
     *
     * @param people how many had it; null where that is hidden
     * @param bands its scores in pieces of ten people or more, the lowest first; empty where the tier is hidden or nobody's
     */
    @Schema(name = "TierShare", example = """
            {"tier":"AA","name":"信用良好","from":700,"people":3120,"bands":[{"from":700,"to":749,"people":3120}]}""")
    record TierShare(
            String tier,
            String name,

            @Schema(description = "该等级的最低分") int from,

            @Schema(description = "人数；不足10人的、以及为免相减得出而一并隐去的为null") @Nullable
            Long people,

            List<Band> bands) {
        TierShare {
            bands = List.copyOf(bands);
        }
    }

    /** Scores from one to another, both included. */
    @Schema(name = "ScoreBand")
    record Band(int from, int to, long people) {}

    static Distribution of(Month month, ScoringModel model) {
        long[] people = tiers(month, model);
        List<@Nullable Long> shown = FewPeople.parts(people);
        List<TierShare> tiers = new ArrayList<>();
        for (int place = 0; place < people.length; place++) {
            Tier tier = model.tiers().get(place);
            int to = place == 0
                    ? model.range().max()
                    : model.tiers().get(place - 1).from() - 1;
            @Nullable Long number = shown.get(place);
            List<Band> bands = number == null
                    ? List.of()
                    : month.scores()
                            .filter(scores -> scores.isExact() && scores.between(tier.from(), to) == number)
                            .map(scores -> bands(scores, tier.from(), to))
                            .orElse(List.of());
            tiers.add(new TierShare(tier.code(), tier.name(), tier.from(), number, bands));
        }
        long all = FewPeople.sum(people);
        return new Distribution(
                FewPeople.shown(all),
                month.scores()
                        .filter(scores -> scores.people() >= FewPeople.FEWEST)
                        .map(scores -> BigDecimal.valueOf(scores.mean()).setScale(1, RoundingMode.HALF_UP))
                        .orElse(null),
                month.scores()
                        .filter(scores -> scores.people() >= FEWEST_FOR_TENTHS)
                        .map(Quantiles::of)
                        .orElse(null),
                tiers);
    }

    /** How many have each tier, in the model's order. */
    private static long[] tiers(Month month, ScoringModel model) {
        List<Long> counted = month.run().tiers();
        long[] people = new long[model.tiers().size()];
        for (int place = 0; place < people.length && place < counted.size(); place++) {
            people[place] = counted.get(place);
        }
        return people;
    }

    /** Cut at multiples of fifty; a piece of few is taken together with the next one, and the last with the one before. */
    private static List<Band> bands(ScoreDistribution scores, int from, int to) {
        List<Band> bands = new ArrayList<>();
        int begin = from;
        for (int next = from; next <= to; next = end(next) + 1) {
            int end = Math.min(end(next), to);
            long people = scores.between(begin, end);
            if (people == 0) {
                begin = end + 1;
            } else if (!FewPeople.areFew(people)) {
                bands.add(new Band(begin, end, people));
                begin = end + 1;
            }
        }
        long left = begin > to ? 0 : scores.between(begin, to);
        if (left > 0) {
            Band last = bands.remove(bands.size() - 1);
            bands.add(new Band(last.from(), to, last.people() + left));
        }
        return bands;
    }

    private static int end(int score) {
        return Math.floorDiv(score, BAND) * BAND + BAND - 1;
    }
}
