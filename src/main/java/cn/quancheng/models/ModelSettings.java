package cn.quancheng.models;

import io.smallrye.config.ConfigMapping;

import java.nio.file.Path;
import java.util.Optional;

/** Where the association's files lie. */
@ConfigMapping(prefix = "quancheng")
interface ModelSettings {
    /**
     * The folder of the catalogue, the models and the notices; without it {@code scoring-models} in the working directory, else the
     * files that were built in.
     */
    Optional<Path> modelsDir();
}
