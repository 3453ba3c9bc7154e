package cn.quancheng.monthlyrun;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.scoring.Scorer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Optional;

/** What a run is computed with. It goes on only with the very same, or one month would be made of two. */
@ApplicationScoped
class RunBasis {
    private final Models models;

    @Inject
    RunBasis(Models models) {
        this.models = models;
    }

    /** Why this process does not go on with a run; empty where it does. */
    Optional<Started.Refused> refusal(Run run) {
        if (run.kernelVersion() != Scorer.VERSION) {
            return Optional.of(new Started.Refused(RunRefusal.KERNEL_CHANGED, List.of()));
        }
        List<Fault> faults = models.faults(edition(run));
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Started.Refused(RunRefusal.MODEL_OUTLAWED, faults));
    }

    /** The model and the catalogue that a run was begun with, whatever today's files say. */
    ModelEdition edition(Run run) {
        return models.edition(run.modelDigest(), run.catalogueDigest())
                .orElseThrow(() -> new IllegalStateException("the model of run " + run.id() + " was never kept"));
    }
}
