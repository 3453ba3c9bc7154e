package cn.quancheng.models.life;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.models.FaultyModelException;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.yaml.TextRefusal;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.ScoringModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * Where modelers write versions. Every step locks the version first, so that of several at once each finds what the one
 * before it left, and stands in the audit book with its line or not at all.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class ModelDesk {
    /** What a version's name is like. */
    public static final String VERSION = "[0-9][0-9A-Za-z._-]{0,39}";

    private static final String FIRST_NAME = "quancheng";
    private static final int LARGEST = 256 * 1024;

    private final ModelVersionRows rows;
    private final Models models;
    private final DataSource database;
    private final AuditBook audit;
    private final Clock clock;

    ModelDesk(ModelVersionRows rows, Models models, DataSource database, AuditBook audit, Clock clock) {
        this.rows = rows;
        this.models = models;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes a draft: a new version, or another text into one that is not published. Whatever was simulated or approved of
     * it is over with that. Nothing happens where it says the same already.
     *
     * @param version such as {@code 2026.2}; the text names it too
     * @param yaml in the form of the files of {@code scoring-models}
     * @param read the digest of the text that the writer read; none where there was none, or it was the writer's own
     * @throws Refusal 400 naming every fault of the text by its key and line, 409 where the version is published or somebody
     *     else wrote it since, 413 where the text is too large
     */
    public void draft(String version, byte[] yaml, Optional<String> read, String by) throws SQLException {
        YamlFile text = new YamlFile(name() + "-" + version + ".yaml", yaml);
        ModelEdition edition = sound(text);
        Optional<ModelVersion> known = rows.lock(version);
        if (known.isEmpty()) {
            rows.lockShelf();
            known = rows.lock(version);
        }
        if (known.isPresent()) {
            if (known.get().digest().equals(edition.modelDigest())) {
                return;
            }
            refuseOthers(rows.drafted(known.get()), read, by);
        }
        try (Connection connection = database.getConnection()) {
            models.keep(connection, text);
        }
        ModelVersion draft = known.orElseGet(() -> new ModelVersion(edition, clock.instant()));
        draft.write(edition);
        rows.persistAndFlush(draft);
        rows.add(new ModelEdit(version, edition.modelDigest(), by, clock.instant()));
        audit.record(entry(by, "MODEL_DRAFTED", version).with("digest", edition.modelDigest()));
    }

    /**
     * Throws a version away that is not published.
     *
     * @throws Refusal 404 where there is none, 409 where it is published
     */
    public void discard(String version, String by) throws SQLException {
        Drafted drafted = rows.required(version);
        refusePublished(drafted.version());
        rows.delete(drafted.version());
        audit.record(entry(by, "MODEL_DRAFT_DISCARDED", version)
                .with("digest", drafted.version().digest())
                .with("writtenBy", drafted.written().writtenBy()));
    }

    /** What the association calls its model. */
    private String name() {
        return models.published().stream()
                .findFirst()
                .map(published -> published.model().model())
                .orElse(FIRST_NAME);
    }

    private ModelEdition sound(YamlFile text) {
        TextRefusal.refuseLarger(text, LARGEST);
        ModelEdition edition;
        try {
            edition = models.read(text).edition();
        } catch (FaultyModelException e) {
            throw TextRefusal.of(e.faults());
        }
        refuseNeverTold(edition.model());
        return edition;
    }

    /** What no notice names, not even one that is yet to come, could never be published. */
    private void refuseNeverTold(ScoringModel model) {
        Map<String, String> untold = models.untold(model, YearMonth.now(clock).plusYears(100));
        if (!untold.isEmpty()) {
            throw ModelLife.untold(Refusal.Kind.BAD_REQUEST, untold);
        }
    }

    private static void refuseOthers(Drafted drafted, Optional<String> read, String by) {
        refusePublished(drafted.version());
        boolean asRead = read.isPresent()
                ? read.get().equals(drafted.version().digest())
                : drafted.written().writtenBy().equals(by);
        if (!asRead) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT,
                    "models.others-text",
                    drafted.written().writtenBy(),
                    drafted.version().digest());
        }
    }

    static void refusePublished(ModelVersion version) {
        YearMonth first = version.firstMonth();
        if (first != null) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "models.fixed", first.toString());
        }
    }

    static AuditEntry entry(String by, String action, String version) {
        return AuditEntry.of(by, action).on("model/" + version);
    }
}
