package cn.quancheng.learning.jobs;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.learning.draft.Draft;
import cn.quancheng.learning.draft.DraftRequest;
import cn.quancheng.models.life.ModelDesk;
import cn.quancheng.platform.Idempotency;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.RequestKey;
import cn.quancheng.platform.Sha256;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Jobs of learning: asking for them, following them, stopping and forgetting them, and writing what came of one as a draft. */
@ApplicationScoped
class LearningJobs {
    private final AgroalDataSource database;
    private final JobRows rows;
    private final JobJson json;
    private final Idempotency idempotency;
    private final ModelDesk desk;
    private final AuditBook audit;
    private final Event<JobAsked> asked;
    private final LearningSettings settings;

    LearningJobs(
            AgroalDataSource database,
            JobRows rows,
            JobJson json,
            Idempotency idempotency,
            ModelDesk desk,
            AuditBook audit,
            Event<JobAsked> asked,
            LearningSettings settings) {
        this.database = database;
        this.rows = rows;
        this.json = json;
        this.idempotency = idempotency;
        this.desk = desk;
        this.audit = audit;
        this.asked = asked;
        this.settings = settings;
    }

    /** What is answered to who asks. */
    record Accepted(long jobId) {}

    /**
     * Asks for a job, which is done in the background.
     *
     * @param key under which the same may be asked again
     * @throws Refusal 422 where the key was used for another file or question, 429 where too many wait
     */
    @Transactional(rollbackOn = Exception.class)
    Accepted start(DraftRequest question, byte[] csv, Optional<RequestKey> key, String by) throws SQLException {
        byte[] digest = Sha256.of(csv);
        try (Connection connection = database.getConnection()) {
            if (key.isPresent()
                    && idempotency.claim(connection, key.get(), digest(question, digest))
                            instanceof Idempotency.Claim.Again again) {
                return json.accepted(again.answer().body());
            }
            if (rows.pending(connection) >= settings.waiting()) {
                throw Refusal.of(Refusal.Kind.TOO_MANY, "learning.too-many", settings.waiting())
                        .header("Retry-After", "60");
            }
            String data = HexFormat.of().formatHex(digest);
            Accepted accepted = new Accepted(rows.insert(connection, question, csv, data, by));
            audit.record(entry(by, "LEARNING_STARTED", accepted.jobId())
                    .with("data", data)
                    .with("base", question.base())
                    .with("features", String.join(", ", question.features())));
            key.ifPresent(each -> idempotency.keep(
                    connection,
                    each,
                    new Idempotency.KeptAnswer(202, null, json.write(accepted).getBytes(StandardCharsets.UTF_8))));
            asked.fire(new JobAsked(accepted.jobId()));
            return accepted;
        }
    }

    private byte[] digest(DraftRequest question, byte[] csv) {
        MessageDigest both = Sha256.begun();
        both.update(json.write(question).getBytes(StandardCharsets.UTF_8));
        return both.digest(csv);
    }

    /**
     * A job by its number.
     *
     * @throws Refusal 404 where there is none
     */
    LearningJob find(long id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return rows.find(connection, id).orElseThrow(LearningJobs::unknown);
        }
    }

    /** Those with a smaller number, the newest first; at most so many. */
    List<LearningJob> before(long id, int most) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return rows.before(connection, id, most);
        }
    }

    /**
     * Stops one that waits or is under way, and forgets one that is over.
     *
     * @return the job that was stopped; none where it was forgotten
     * @throws Refusal 404 where there is none
     */
    @Transactional(rollbackOn = Exception.class)
    Optional<LearningJob> end(long id, String by) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean stopped = rows.stop(connection, id);
            if (!stopped && !rows.forget(connection, id)) {
                throw unknown();
            }
            audit.record(entry(by, stopped ? "LEARNING_STOPPED" : "LEARNING_FORGOTTEN", id));
            return stopped ? rows.find(connection, id) : Optional.empty();
        }
    }

    /**
     * The text of a job's draft, in UTF-8.
     *
     * @param version the version that it is to name; none: its working version
     * @throws Refusal 404 where there is no such job, 409 where it has no draft
     */
    byte[] text(long id, Optional<String> version) throws SQLException {
        LearningJob job = find(id);
        if (job.draft() == null) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "learning.no-draft");
        }
        byte[] text = job.draft().getBytes(StandardCharsets.UTF_8);
        return version.map(each -> Draft.renamed(text, each)).orElse(text);
    }

    /**
     * Writes a job's draft as a version of the model; a person answers for it from then on.
     *
     * @throws Refusal as {@link #text} and {@link ModelDesk#draft} do
     */
    @Transactional(rollbackOn = Exception.class)
    void draft(long id, String version, String by) throws SQLException {
        desk.draft(version, text(id, Optional.of(version)), Optional.empty(), by);
        try (Connection connection = database.getConnection()) {
            rows.drafted(connection, id, version);
        }
        audit.record(entry(by, "LEARNING_DRAFTED", id).with("version", version).with("data", find(id).dataDigest()));
    }

    private static Refusal unknown() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "learning.unknown");
    }

    private static AuditEntry entry(String by, String action, long id) {
        return AuditEntry.of(by, action).on("learning/" + id);
    }
}
