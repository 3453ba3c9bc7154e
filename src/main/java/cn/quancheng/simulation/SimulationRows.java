package cn.quancheng.simulation;

import cn.quancheng.journal.Watermark;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.platform.AdvisoryKey;
import cn.quancheng.platform.Carrier;
import cn.quancheng.platform.SignOfLife;
import cn.quancheng.platform.Sql;
import cn.quancheng.scoring.Scorer;
import cn.quancheng.simulation.figures.FirstFigures;
import cn.quancheng.simulation.figures.SimulatedFigures;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rows of simulations; every method works in its connection's transaction. */
@ApplicationScoped
class SimulationRows implements Carrier.Rows<Simulation> {
    /** Whoever carries one may die; what was begun so often may be what they die of. */
    private static final int ATTEMPTS = 3;

    private static final String DIED = "计算多次中断，请重新发起；原因见日志";

    private static final SignOfLife ALIVE = new SignOfLife(AdvisoryKey.SIMULATING);

    private final SimulationJson json;
    private final Clock clock;

    SimulationRows(SimulationJson json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** What is asked for. */
    record Wish(
            YearMonth month,
            LocalDate day,
            ModelEdition version,
            @Nullable ModelEdition beside,
            ModelEdition base,
            String askedBy) {}

    /** Writes a wish down; empty where the same is under way. */
    Optional<Long> insert(Connection connection, Wish wish, Watermark watermark) throws SQLException {
        @Nullable ModelEdition beside = wish.beside();
        return Sql.first(
                connection,
                """
                INSERT INTO simulations (month, day, state, version, model_digest, catalogue_digest, beside_version,
                        beside_model_digest, beside_catalogue_digest, base_version, base_model_digest,
                        base_catalogue_digest, kernel_version, last_entry, data_cutoff, asked_by, asked_at)
                VALUES (?, ?, 'WAITING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING RETURNING id
                """,
                row -> row.getLong(1),
                wish.month().atDay(1),
                wish.day(),
                wish.version().model().version(),
                wish.version().modelDigest(),
                wish.version().catalogueDigest(),
                beside == null ? null : beside.model().version(),
                beside == null ? null : beside.modelDigest(),
                beside == null ? null : beside.catalogueDigest(),
                wish.base().model().version(),
                wish.base().modelDigest(),
                wish.base().catalogueDigest(),
                Scorer.VERSION,
                watermark.entry(),
                watermark.cutoff().atOffset(ZoneOffset.UTC),
                wish.askedBy(),
                now());
    }

    Optional<Simulation> find(Connection connection, long id) throws SQLException {
        return Sql.first(connection, "SELECT * FROM simulations WHERE id = ?", this::simulation, id);
    }

    /** Those with a smaller number, of one version or of all, the newest first; at most so many. */
    List<Simulation> before(Connection connection, long id, @Nullable String version, int most) throws SQLException {
        return Sql.list(
                connection,
                "SELECT * FROM simulations WHERE id < ? AND (?::text IS NULL OR ? IN (version, beside_version))"
                        + " ORDER BY id DESC LIMIT ?",
                this::simulation,
                id,
                version,
                version,
                most);
    }

    @Override
    public Optional<Simulation> claim(Connection connection) throws SQLException {
        Optional<Long> waiting = ALIVE.take(connection, "simulations");
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Sql.update(
                connection,
                "UPDATE simulations SET state = 'RUNNING', begun_at = ?, looked = 0, first_figures = NULL,"
                        + " attempts = attempts + 1 WHERE id = ?",
                now(),
                waiting.get());
        return find(connection, waiting.get());
    }

    @Override
    public void letGo(Connection connection, Simulation simulation) throws SQLException {
        ALIVE.letGo(connection, simulation.id());
    }

    @Override
    public void takeFromTheDead(Connection connection) throws SQLException {
        Sql.update(connection, """
                UPDATE simulations
                SET state = CASE WHEN attempts < ? THEN 'WAITING' ELSE 'FAILED' END,
                    failure = CASE WHEN attempts < ? THEN NULL ELSE ? END,
                    finished_at = CASE WHEN attempts < ? THEN NULL ELSE ?::timestamptz END
                WHERE state = 'RUNNING' AND %s
                """.formatted(ALIVE.isMissing("id")), ATTEMPTS, ATTEMPTS, DIED, ATTEMPTS, now());
    }

    /** Writes down how far one is; false where it is not to go on. */
    boolean progress(Connection connection, long id, long total, long looked, List<FirstFigures> first)
            throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE simulations SET total = ?, looked = ?, first_figures = ?::jsonb"
                                + " WHERE id = ? AND state = 'RUNNING'",
                        total,
                        looked,
                        json.write(first),
                        id)
                > 0;
    }

    /** Ends one with its figures; false where it was stopped meanwhile. */
    boolean done(Connection connection, long id, long looked, List<SimulatedFigures> figures) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE simulations SET state = 'DONE', looked = ?, total = ?, first_figures = NULL,"
                                + " figures = ?::jsonb, finished_at = ? WHERE id = ? AND state = 'RUNNING'",
                        looked,
                        looked,
                        json.write(figures),
                        now(),
                        id)
                > 0;
    }

    void fail(Connection connection, long id, String failure) throws SQLException {
        Sql.update(
                connection,
                "UPDATE simulations SET state = 'FAILED', failure = ?, finished_at = ?"
                        + " WHERE id = ? AND state = 'RUNNING'",
                failure,
                now(),
                id);
    }

    /** Stops one that is not over; false where it is, or there is none. */
    boolean stop(Connection connection, long id) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE simulations SET state = 'STOPPED', finished_at = ?"
                                + " WHERE id = ? AND state IN ('WAITING', 'RUNNING')",
                        now(),
                        id)
                > 0;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private Simulation simulation(ResultSet row) throws SQLException {
        return new Simulation(
                row.getLong("id"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getObject("day", LocalDate.class),
                SimulationState.valueOf(row.getString("state")),
                version(row, ""),
                row.getString("beside_version") == null ? null : version(row, "beside_"),
                version(row, "base_"),
                row.getInt("kernel_version"),
                row.getLong("last_entry"),
                Objects.requireNonNull(Sql.instant(row, "data_cutoff")),
                row.getString("asked_by"),
                Objects.requireNonNull(Sql.instant(row, "asked_at")),
                Sql.instant(row, "begun_at"),
                Sql.instant(row, "finished_at"),
                row.getLong("total"),
                row.getLong("looked"),
                json.firstFigures(row.getString("first_figures")),
                json.figures(row.getString("figures")),
                row.getString("failure"));
    }

    private static Simulation.Version version(ResultSet row, String which) throws SQLException {
        return new Simulation.Version(
                row.getString(which + "version"),
                row.getString(which + "model_digest"),
                row.getString(which + "catalogue_digest"));
    }
}
