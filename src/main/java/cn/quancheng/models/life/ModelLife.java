package cn.quancheng.models.life;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.models.FaultyModelException;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.models.SoundModel;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.yaml.TextRefusal;
import cn.quancheng.platform.yaml.YamlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;

/** What a simulation takes of a version, and what it leaves there. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class ModelLife {
    private final ModelVersionRows rows;
    private final Models models;
    private final AuditBook audit;
    private final Clock clock;

    ModelLife(ModelVersionRows rows, Models models, AuditBook audit, Clock clock) {
        this.rows = rows;
        this.models = models;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A version's text as it stands.
     *
     * @throws Refusal 404 where there is none; 409 where it is published, does not fit the catalogue in force, weighs an
     *     item of which somebody was not told who is scored now, or somebody was not told of such trials
     */
    public Simulable simulable(String version) {
        ModelVersion found = rows.look(version).version();
        ModelDesk.refusePublished(found);
        ModelEdition edition = sound(found).edition();
        models.untoldOfTrials(YearMonth.now(clock)).ifPresent(notice -> {
            throw Refusal.of(Refusal.Kind.CONFLICT, "models.trials-untold", notice);
        });
        Map<String, String> untold = models.untold(edition.model(), YearMonth.now(clock));
        if (!untold.isEmpty()) {
            throw untold(Refusal.Kind.CONFLICT, untold);
        }
        return new Simulable(version, edition);
    }

    /**
     * Writes down that a simulation of exactly this came to its end, in the caller's transaction. Where the version says
     * something else by now, or is published or gone, nothing is written.
     *
     * @param concern what the simulation found unfair, in a sentence, or null
     * @return whether it was written down
     */
    public boolean simulated(String version, ModelEdition edition, long simulation, @Nullable String concern, String by)
            throws SQLException {
        ModelVersion found = rows.lock(version).orElse(null);
        if (found == null
                || found.firstMonth() != null
                || !found.digest().equals(edition.modelDigest())
                || !edition.catalogueDigest().equals(models.catalogueDigest())) {
            return false;
        }
        found.simulated(edition, simulation, concern, clock.instant());
        rows.flush();
        audit.record(ModelDesk.entry(by, "MODEL_SIMULATED", version)
                .with("digest", edition.modelDigest())
                .with("simulation", simulation));
        return true;
    }

    /** What a version's text says under the catalogue in force; 409 where it has become faulty under it. */
    SoundModel sound(ModelVersion version) {
        YamlFile text = models.text(version.digest());
        try {
            return models.read(text);
        } catch (FaultyModelException e) {
            throw TextRefusal.outdated(e.faults());
        }
    }

    /** That a model weighs what somebody was not told of: each item, with the notice that does not name it. */
    static Refusal untold(Refusal.Kind kind, Map<String, String> items) {
        Refusal refusal = Refusal.of(kind, "models.untold");
        for (Map.Entry<String, String> item : items.entrySet()) {
            refusal = refusal.violation("indicators", "models.untold-item", item.getKey(), item.getValue());
        }
        return refusal;
    }
}
