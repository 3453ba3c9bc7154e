package cn.quancheng.declarations.evidence.store;

import cn.quancheng.platform.DataFolder;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The store that an installation chose. It is made at the start, so that a setting that is missing is told then. */
@Dependent
class ChosenStore {
    @Produces
    @Singleton
    @Startup
    EvidenceStore store(StoreSettings settings, BucketSettings bucket, DataFolder data) {
        return switch (settings.store()) {
            case FOLDER ->
                new FolderStore(settings.folder().orElseGet(() -> data.root().resolve("evidence")));
            case S3 -> Storage.of(bucket);
        };
    }
}
