package cn.quancheng.simulation;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.journal.Journal;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.models.life.ModelLife;
import cn.quancheng.platform.Refusal;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Simulations: asking for them, following them, stopping them. */
@ApplicationScoped
public class Simulations {
    private static final int MONTHS_AHEAD = 12;

    private final AgroalDataSource database;
    private final SimulationRows rows;
    private final Journal journal;
    private final Models models;
    private final ModelLife life;
    private final AuditBook audit;
    private final Clock clock;
    private final Event<SimulationAsked> asked;

    Simulations(
            AgroalDataSource database,
            SimulationRows rows,
            Journal journal,
            Models models,
            ModelLife life,
            AuditBook audit,
            Clock clock,
            Event<SimulationAsked> asked) {
        this.database = database;
        this.rows = rows;
        this.journal = journal;
        this.models = models;
        this.life = life;
        this.audit = audit;
        this.clock = clock;
        this.asked = asked;
    }

    /**
     * Asks for a version, or two of them side by side, to be tried on everybody whom a month scores and whose agreement is in
     * force today; in the background, in the order in which it is asked for.
     *
     * @param beside another version, or null
     * @param by the account that asks
     * @return its number
     * @throws Refusal 404 where there is no such version; 409 where it may not be simulated, or is just being simulated for
     *     that month; 422 where the month has no model, or lies too far ahead
     */
    @Transactional(rollbackOn = Exception.class)
    public long start(String version, @Nullable String beside, YearMonth month, String by) throws SQLException {
        if (version.equals(beside)) {
            throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "simulation.same").violation("beside", "simulation.same");
        }
        ModelEdition tried = life.simulable(version).edition();
        @Nullable
        ModelEdition other = beside == null ? null : life.simulable(beside).edition();
        ModelEdition base = base(month);
        try (Connection connection = database.getConnection()) {
            long id = rows.insert(
                            connection,
                            new SimulationRows.Wish(month, LocalDate.now(clock), tried, other, base, by),
                            journal.watermark(connection))
                    .orElseThrow(() -> Refusal.of(Refusal.Kind.CONFLICT, "simulation.under-way"));
            AuditEntry entry = entry(by, "SIMULATION_STARTED", id)
                    .with("month", month)
                    .with("version", version)
                    .with("digest", tried.modelDigest());
            audit.record(beside == null ? entry : entry.with("beside", beside));
            asked.fire(new SimulationAsked(id));
            return id;
        }
    }

    /** A simulation by its number. */
    Optional<Simulation> find(long id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return rows.find(connection, id);
        }
    }

    /** Those with a smaller number, of one version or of all, the newest first; at most so many. */
    List<Simulation> before(long id, @Nullable String version, int most) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return rows.before(connection, id, version, most);
        }
    }

    /**
     * Stops one that waits or is under way.
     *
     * @throws Refusal 404 where there is none, 409 where it is over
     */
    @Transactional(rollbackOn = Exception.class)
    Simulation stop(long id, String by) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Simulation simulation = rows.find(connection, id).orElseThrow(Simulations::unknown);
            if (!rows.stop(connection, id)) {
                throw Refusal.of(Refusal.Kind.CONFLICT, "simulation.over");
            }
            audit.record(entry(by, "SIMULATION_STOPPED", id)
                    .with("version", simulation.version().version()));
            return rows.find(connection, id).orElseThrow();
        }
    }

    static Refusal unknown() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "simulation.unknown");
    }

    private ModelEdition base(YearMonth month) {
        if (month.isAfter(YearMonth.now(clock).plusMonths(MONTHS_AHEAD))) {
            throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "simulation.ahead").violation("month", "simulation.ahead");
        }
        return models.forMonth(month)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.UNPROCESSABLE, "simulation.no-model")
                        .violation("month", "simulation.no-model"))
                .edition();
    }

    private static AuditEntry entry(String by, String action, long id) {
        return AuditEntry.of(by, action).on("simulation/" + id);
    }
}
