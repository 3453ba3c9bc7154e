package cn.quancheng.simulation;

import cn.quancheng.platform.Pace;
import cn.quancheng.simulation.figures.FirstFigures;
import cn.quancheng.simulation.figures.SimulatedFigures;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A simulation as people see it.
 *
 * @param day agreements must be in force on it
 * @param rate citizens a second since it was begun
 * @param eta when it will be through at that rate; null where nobody can tell, and once it is over
 * @param firstFigures what can be said while it runs: of the version, then of the one beside it
 * @param figures once it is done, in the same order; a list leaves them out
 */
@Schema(name = "Simulation", example = """
        {"simulationId":7,"month":"2026-12","day":"2026-11-23","state":"RUNNING","version":"2026.2","modelDigest":"3f1c…",
         "beside":null,"besideDigest":null,"base":"2026.1","dataCutoff":"2026-11-23T02:00:00Z","askedBy":"modeler",
         "askedAt":"2026-11-23T02:00:00Z","begunAt":"2026-11-23T02:00:00Z","finishedAt":null,"citizens":12000,"total":20000,
         "rate":240000.0,"eta":"2026-11-23T02:00:01Z",
         "firstFigures":[{"citizens":10300,"mean":1.4,"higher":21,"lower":6,"otherTier":3}],"figures":[],"failure":null}""")
record SimulationView(
        long simulationId,
        YearMonth month,
        LocalDate day,
        SimulationState state,
        String version,
        String modelDigest,
        @Nullable String beside,
        @Nullable String besideDigest,
        String base,
        Instant dataCutoff,
        String askedBy,
        Instant askedAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        long citizens,
        long total,
        double rate,
        @Nullable Instant eta,
        List<FirstFigures> firstFigures,
        List<SimulatedFigures> figures,
        @Nullable String failure) {

    static SimulationView of(Simulation simulation, boolean withFigures, Clock clock) {
        Pace pace = pace(simulation, clock.instant());
        Simulation.@Nullable Version beside = simulation.beside();
        return new SimulationView(
                simulation.id(),
                simulation.month(),
                simulation.day(),
                simulation.state(),
                simulation.version().version(),
                simulation.version().modelDigest(),
                beside == null ? null : beside.version(),
                beside == null ? null : beside.modelDigest(),
                simulation.base().version(),
                simulation.dataCutoff(),
                simulation.askedBy(),
                simulation.askedAt(),
                simulation.begunAt(),
                simulation.finishedAt(),
                simulation.looked(),
                simulation.total(),
                Math.round(pace.rate() * 10) / 10.0,
                simulation.state() == SimulationState.RUNNING
                        ? pace.left().map(clock.instant()::plus).orElse(null)
                        : null,
                simulation.firstFigures(),
                withFigures ? simulation.figures() : List.of(),
                simulation.failure());
    }

    private static Pace pace(Simulation simulation, Instant now) {
        @Nullable Instant begun = simulation.begunAt();
        @Nullable Instant finished = simulation.finishedAt();
        Duration elapsed = begun == null ? Duration.ZERO : Duration.between(begun, finished == null ? now : finished);
        return Pace.of(0, simulation.looked(), simulation.total(), elapsed);
    }
}
