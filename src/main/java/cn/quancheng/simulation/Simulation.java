package cn.quancheng.simulation;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.simulation.figures.FirstFigures;
import cn.quancheng.simulation.figures.SimulatedFigures;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A simulation as it stands.
 *
 * @param day agreements must be in force on it
 * @param version what is tried; {@code beside} another one, in the same pass
 * @param base the published model of that month
 * @param lastEntry the newest entry of the journal that it sees
 * @param total citizens there are; {@code looked} those that it has been through
 * @param firstFigures by model, while it runs; {@code figures} once it is done
 */
record Simulation(
        long id,
        YearMonth month,
        LocalDate day,
        SimulationState state,
        Version version,
        @Nullable Version beside,
        Version base,
        int kernelVersion,
        long lastEntry,
        Instant dataCutoff,
        String askedBy,
        Instant askedAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        long total,
        long looked,
        List<FirstFigures> firstFigures,
        List<SimulatedFigures> figures,
        @Nullable String failure) {

    /** A model by its content, with its name. */
    record Version(String version, String modelDigest, String catalogueDigest) {
        static Version of(ModelEdition edition) {
            return new Version(edition.model().version(), edition.modelDigest(), edition.catalogueDigest());
        }
    }

    /** What is tried: one version, or two. */
    List<Version> tried() {
        return beside == null ? List.of(version) : List.of(version, beside);
    }
}
