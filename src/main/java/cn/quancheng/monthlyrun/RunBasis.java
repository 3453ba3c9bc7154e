package cn.quancheng.monthlyrun;

import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.scoring.Scorer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;

/** What a run is computed with. It goes on only with the very same, or one month would be made of two. */
@ApplicationScoped
class RunBasis {
    private final Models models;

    @Inject
    RunBasis(Models models) {
        this.models = models;
    }

    /** Why this process cannot go on with a run; empty where it can. */
    Optional<RunRefusal> difference(Run run) {
        if (run.kernelVersion() != Scorer.VERSION) {
            return Optional.of(RunRefusal.KERNEL_CHANGED);
        }
        return model(run).isPresent() ? Optional.empty() : Optional.of(RunRefusal.MODEL_CHANGED);
    }

    /** The model that a run was begun with, if its file and the catalogue's are still the same. */
    Optional<PublishedModel> model(Run run) {
        return models.byVersion(run.model(), run.modelVersion())
                .filter(model -> model.digest().equals(run.modelDigest())
                        && models.catalogueDigest().equals(run.catalogueDigest()));
    }
}
