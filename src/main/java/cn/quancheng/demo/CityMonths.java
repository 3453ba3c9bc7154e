package cn.quancheng.demo;

import cn.quancheng.models.Models;
import cn.quancheng.monthlyrun.MonthlyRun;
import cn.quancheng.monthlyrun.Run;
import cn.quancheng.monthlyrun.Started;
import cn.quancheng.scores.Publication;
import cn.quancheng.scores.Scores;
import cn.quancheng.scoring.Tier;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Last month and this one, as the demo shows them. */
@ApplicationScoped
class CityMonths {
    private final MonthlyRun runs;
    private final Scores scores;
    private final Models models;
    private final Clock clock;

    CityMonths(MonthlyRun runs, Scores scores, Models models, Clock clock) {
        this.runs = runs;
        this.scores = scores;
        this.models = models;
        this.clock = clock;
    }

    /** The month that was published last, if any. */
    Optional<Publication> last() throws SQLException {
        return scores.latest();
    }

    /** The tiers of a published month's model, the highest first; none where the model was never kept. */
    List<Tier> tiers(Publication publication) {
        return models.edition(publication.modelDigest(), publication.catalogueDigest())
                .map(edition -> edition.model().tiers())
                .orElse(List.of());
    }

    /**
     * Computes last month and this one where they are not published; one that was interrupted goes on.
     *
     * @param done hears of each month that was computed
     * @throws IllegalStateException when one of them was neither published nor held back for somebody to look at
     */
    void compute(Consumer<Step> done) throws SQLException, InterruptedException {
        YearMonth now = YearMonth.now(clock);
        for (YearMonth month : List.of(now.minusMonths(1), now)) {
            if (scores.publication(month).isEmpty()) {
                done.accept(compute(month));
            }
        }
    }

    private Step compute(YearMonth month) throws SQLException, InterruptedException {
        Stopwatch watch = new Stopwatch();
        Started started = runs.start(month, DemoAccounts.OPERATOR, null);
        if (!(started instanceof Started.Running running)) {
            throw new IllegalStateException(month + " is not computed: " + started);
        }
        runs.await(running.run().id());
        Run run = runs.find(running.run().id()).orElseThrow();
        return switch (run.state()) {
            case PUBLISHED -> new Step(month + " 月度计算", run.scored(), "人", watch.lap());
            case HELD -> new Step(month + " 月度计算（暂缓公布）", run.scored(), "人", watch.lap());
            default -> throw new IllegalStateException(month + " is not published but " + run.state());
        };
    }
}
