package cn.quancheng.declarations.evidence.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.util.Optional;

/** Where evidence is kept. Public for those who check settings: they cannot read a group of an interface that is not. */
@ConfigMapping(prefix = "quancheng.evidence")
public interface StoreSettings {
    /** What keeps it: {@code folder} or {@code s3}. */
    @WithDefault("folder")
    Kind store();

    /** The folder; where it is not given, {@code evidence} in the data folder. Replicas must share it. */
    Optional<Path> folder();

    /** What keeps evidence. */
    enum Kind {
        FOLDER,
        S3
    }
}
