package cn.quancheng.simulation;

import cn.quancheng.citizens.Districts;
import cn.quancheng.models.Models;
import cn.quancheng.models.life.ModelLife;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.simulation.figures.FairnessSettings;
import cn.quancheng.simulation.figures.FiguresMaker;
import cn.quancheng.simulation.figures.SimulatedFigures;
import cn.quancheng.simulation.figures.SimulatedFigures.Concern;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a simulation: its figures, and the word to each model that exactly this content was simulated. */
@ApplicationScoped
class SimulationEnd {
    private static final int NAMED = 5;

    private final AgroalDataSource database;
    private final SimulationRows rows;
    private final Models models;
    private final ModelLife life;
    private final Districts districts;
    private final Scenarios scenarios;
    private final FairnessSettings fairness;

    SimulationEnd(
            AgroalDataSource database,
            SimulationRows rows,
            Models models,
            ModelLife life,
            Districts districts,
            Scenarios scenarios,
            FairnessSettings fairness) {
        this.database = database;
        this.rows = rows;
        this.models = models;
        this.life = life;
        this.districts = districts;
        this.scenarios = scenarios;
        this.fairness = fairness;
    }

    /** Ends a simulation, unless it was stopped at the last moment. */
    @Transactional(rollbackOn = Exception.class)
    void done(Simulation simulation, Population population) throws SQLException {
        FiguresMaker maker = new FiguresMaker(districts.names(), scenarios.published(), fairness);
        List<SimulatedFigures> figures =
                population.counts().stream().map(maker::make).toList();
        try (Connection connection = database.getConnection()) {
            if (rows.done(connection, simulation.id(), population.looked(), figures) && isOfUse(simulation)) {
                for (int model = 0; model < figures.size(); model++) {
                    tell(simulation, simulation.tried().get(model), figures.get(model));
                }
            }
        }
    }

    /** What a month that is over would have been says too little of whom a model would score: too few may be left of them. */
    private static boolean isOfUse(Simulation simulation) {
        return !simulation.month().isBefore(YearMonth.from(simulation.day()));
    }

    private void tell(Simulation simulation, Simulation.Version version, SimulatedFigures figures) throws SQLException {
        life.simulated(
                version.version(),
                models.edition(version.modelDigest(), version.catalogueDigest()).orElseThrow(),
                simulation.id(),
                concern(figures.fairness().concerns()),
                simulation.askedBy());
    }

    /** The first few concerns in a row, or nothing. */
    private static @Nullable String concern(List<Concern> concerns) {
        if (concerns.isEmpty()) {
            return null;
        }
        String first = concerns.stream().limit(NAMED).map(Concern::text).collect(Collectors.joining("；"));
        return concerns.size() > NAMED ? first + "；等" + concerns.size() + "处" : first;
    }
}
