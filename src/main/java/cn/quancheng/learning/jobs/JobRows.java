package cn.quancheng.learning.jobs;

import cn.quancheng.learning.Progress;
import cn.quancheng.learning.draft.DraftRequest;
import cn.quancheng.learning.outcomes.OutcomeFault;
import cn.quancheng.platform.AdvisoryKey;
import cn.quancheng.platform.Carrier;
import cn.quancheng.platform.SignOfLife;
import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rows of jobs; every method works in its connection's transaction. */
@ApplicationScoped
class JobRows implements Carrier.Rows<LearningJob> {
    /** Whoever carries one may die; what was begun so often may be what they die of. */
    static final int ATTEMPTS = 3;

    private static final String DIED = "承担学习的进程" + ATTEMPTS + "次中途退出，没有完成；请重新发起，原因见日志";

    private static final SignOfLife ALIVE = new SignOfLife(AdvisoryKey.LEARNING);

    private final JobJson json;
    private final JobFiles files;
    private final Clock clock;

    JobRows(JobJson json, JobFiles files, Clock clock) {
        this.json = json;
        this.files = files;
        this.clock = clock;
    }

    /** Writes down what is asked of a file, and keeps the file until the job is over. */
    long insert(Connection connection, DraftRequest question, byte[] csv, String digest, String by)
            throws SQLException {
        long id = Sql.first(connection, """
                        INSERT INTO learning_jobs (state, question, data_digest, data_bytes, asked_by, asked_at)
                        VALUES ('WAITING', ?::jsonb, ?, ?, ?, ?) RETURNING id
                        """, row -> row.getLong(1), json.write(question), digest, csv.length, by, now())
                .orElseThrow();
        files.keep(connection, id, csv);
        return id;
    }

    /** How many wait or are under way. */
    long pending(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT count(*) FROM learning_jobs WHERE state IN ('WAITING', 'RUNNING')",
                        row -> row.getLong(1))
                .orElseThrow();
    }

    Optional<LearningJob> find(Connection connection, long id) throws SQLException {
        return Sql.first(connection, "SELECT * FROM learning_jobs WHERE id = ?", this::job, id);
    }

    /** Those with a smaller number, the newest first; at most so many. */
    List<LearningJob> before(Connection connection, long id, int most) throws SQLException {
        return Sql.list(
                connection, "SELECT * FROM learning_jobs WHERE id < ? ORDER BY id DESC LIMIT ?", this::job, id, most);
    }

    @Override
    public Optional<LearningJob> claim(Connection connection) throws SQLException {
        Optional<Long> waiting = ALIVE.take(connection, "learning_jobs");
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Sql.update(
                connection,
                "UPDATE learning_jobs SET state = 'RUNNING', begun_at = ?, attempts = attempts + 1 WHERE id = ?",
                now(),
                waiting.get());
        return find(connection, waiting.get());
    }

    @Override
    public void letGo(Connection connection, LearningJob job) throws SQLException {
        ALIVE.letGo(connection, job.id());
    }

    @Override
    public void takeFromTheDead(Connection connection) throws SQLException {
        Sql.update(
                connection,
                "UPDATE learning_jobs SET state = 'WAITING' WHERE state = 'RUNNING' AND attempts < ? AND "
                        + ALIVE.isMissing("id"),
                ATTEMPTS);
        List<Long> given = Sql.list(
                connection,
                "SELECT id FROM learning_jobs WHERE state = 'RUNNING' AND " + ALIVE.isMissing("id"),
                row -> row.getLong(1));
        for (long id : given) {
            fail(connection, id, DIED, List.of());
        }
    }

    /** Writes down how far one is; false where it is not to go on. */
    boolean progress(Connection connection, long id, Progress.Phase phase, long done, long total) throws SQLException {
        return Sql.update(connection, """
                        UPDATE learning_jobs SET phase = ?, done = ?, total = ?,
                               phase_begun_at = CASE WHEN phase = ? THEN phase_begun_at ELSE ? END
                        WHERE id = ? AND state = 'RUNNING'
                        """, phase.name(), done, total, phase.name(), now(), id) > 0;
    }

    /** Ends one with what came of it; false where it was stopped meanwhile. */
    boolean done(Connection connection, long id, Object report, String draft) throws SQLException {
        return end(connection, id, "state = 'DONE', report = ?::json, draft = ?", json.write(report), draft);
    }

    /** Ends one of which no draft comes. */
    boolean fail(Connection connection, long id, String failure, List<OutcomeFault> faults) throws SQLException {
        return end(connection, id, "state = 'FAILED', failure = ?, faults = ?::jsonb", failure, json.write(faults));
    }

    /** Stops one that is not over; false where it is, or there is none. */
    boolean stop(Connection connection, long id) throws SQLException {
        return end(connection, id, "state = 'STOPPED'");
    }

    private boolean end(Connection connection, long id, String how, @Nullable Object... values) throws SQLException {
        @Nullable Object[] all = Arrays.copyOf(values, values.length + 2);
        all[values.length] = now();
        all[values.length + 1] = id;
        boolean ended = Sql.update(
                        connection,
                        "UPDATE learning_jobs SET " + how
                                + ", finished_at = ? WHERE id = ? AND state IN ('WAITING', 'RUNNING')",
                        all)
                > 0;
        if (ended) {
            files.forget(connection, id);
        }
        return ended;
    }

    /** Forgets one that is over; false where it is not, or there is none. */
    boolean forget(Connection connection, long id) throws SQLException {
        return Sql.update(
                        connection,
                        "DELETE FROM learning_jobs WHERE id = ? AND state NOT IN ('WAITING', 'RUNNING')",
                        id)
                > 0;
    }

    /** Writes down as which version a draft was written. */
    void drafted(Connection connection, long id, String version) throws SQLException {
        Sql.update(connection, "UPDATE learning_jobs SET drafted_as = ? WHERE id = ?", version, id);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private LearningJob job(ResultSet row) throws SQLException {
        @Nullable String phase = row.getString("phase");
        return new LearningJob(
                row.getLong("id"),
                JobState.valueOf(row.getString("state")),
                json.question(row.getString("question")),
                row.getString("data_digest"),
                row.getLong("data_bytes"),
                row.getString("asked_by"),
                Objects.requireNonNull(Sql.instant(row, "asked_at")),
                Sql.instant(row, "begun_at"),
                Sql.instant(row, "finished_at"),
                phase == null ? null : Progress.Phase.valueOf(phase),
                Sql.instant(row, "phase_begun_at"),
                row.getLong("done"),
                row.getLong("total"),
                json.report(row.getString("report")),
                row.getString("draft"),
                row.getString("drafted_as"),
                row.getString("failure"),
                json.faults(row.getString("faults")));
    }
}
