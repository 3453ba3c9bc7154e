package cn.quancheng.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** The kinds of files that the rooms take in. */
@ApplicationScoped
class BatchKinds {
    private final Instance<BatchKind> kinds;

    @Inject
    BatchKinds(@Any Instance<BatchKind> kinds) {
        this.kinds = kinds;
    }

    /** @throws IllegalStateException when no room here knows files of its kind */
    BatchKind of(Batch batch) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(batch.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody here knows files of " + batch.kind()));
    }
}
