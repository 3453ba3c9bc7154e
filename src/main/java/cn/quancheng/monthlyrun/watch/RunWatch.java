package cn.quancheng.monthlyrun.watch;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.monthlyrun.Run;
import cn.quancheng.monthlyrun.watch.Measure.Kind;
import cn.quancheng.monthlyrun.watch.RunFigures.Contributions;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a run that is done with the last one that was published: a broken feed must not lower a city's scores. What
 * too few people stand behind says nothing and is not measured.
 */
@ApplicationScoped
public class RunWatch {
    private final RunFigures figures;
    private final Moves moves;
    private final Feeds feeds;
    private final Measures measures;
    private final WatchSettings settings;

    RunWatch(RunFigures figures, Moves moves, Feeds feeds, Measures measures, WatchSettings settings) {
        this.figures = figures;
        this.moves = moves;
        this.feeds = feeds;
        this.measures = measures;
        this.settings = settings;
    }

    /**
     * Measures and writes down how a run differs, in the connection's transaction.
     *
     * @param edition what the run was computed with
     * @return whether a limit is crossed, so that a person has to look
     */
    public boolean isToBeHeld(Connection connection, Run run, Run last, ModelEdition edition) throws SQLException {
        List<Measure> all = new ArrayList<>();
        all.addAll(people(connection, run, last));
        all.addAll(feeds.compare(connection, run, last, edition));
        measures.write(connection, run.id(), all);
        return all.stream().anyMatch(Measure::crossed);
    }

    private List<Measure> people(Connection connection, Run run, Run last) throws SQLException {
        List<Measure> all = new ArrayList<>();
        if (last.scored() < settings.leastPeople()) {
            return all;
        }
        double fewest = last.scored() * (100 - settings.mostFewer()) / 100.0;
        all.add(Measure.atLeast(Kind.SCORED, null, run.scored(), (double) last.scored(), fewest));
        if (run.scored() < settings.leastPeople()) {
            return all;
        }
        Optional<ScoreDistribution> before = figures.scores(connection, last.id());
        Optional<ScoreDistribution> after = figures.scores(connection, run.id());
        if (before.isPresent() && after.isPresent()) {
            double psi = after.get().psi(before.get());
            all.add(Measure.atMost(Kind.SCORE_PSI, null, psi, settings.mostScorePsi()));
        }
        all.addAll(indicators(connection, run, last));
        moves.between(connection, last.id(), run.id())
                .filter(moved -> moved.people() >= settings.leastPeople())
                .ifPresent(moved -> all.add(
                        Measure.atMost(Kind.TIERS_CHANGED, null, moved.share(), settings.mostTiersChanged() / 100.0)));
        return all;
    }

    /** Those that both models have, by their codes. */
    private List<Measure> indicators(Connection connection, Run run, Run last) throws SQLException {
        Map<String, Contributions> before = new HashMap<>();
        figures.contributions(connection, last.id()).forEach(was -> before.put(was.code(), was));
        List<Measure> all = new ArrayList<>();
        for (Contributions is : figures.contributions(connection, run.id())) {
            Contributions was = before.get(is.code());
            if (was != null) {
                double psi = Psi.ofContributions(was.counts(), is.counts());
                all.add(Measure.atMost(Kind.INDICATOR_PSI, is.name(), psi, settings.mostIndicatorPsi()));
            }
        }
        return all;
    }
}
