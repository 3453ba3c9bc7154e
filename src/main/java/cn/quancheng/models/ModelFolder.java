package cn.quancheng.models;

import cn.quancheng.platform.StartRefusal;
import cn.quancheng.platform.yaml.YamlFile;
import io.quarkus.runtime.util.ClassPathUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the files of the catalogue and the models. */
final class ModelFolder {
    private static final String NAME = "scoring-models";

    private ModelFolder() {}

    /** The files of a folder, by name. */
    static List<YamlFile> read(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            List<YamlFile> files = new ArrayList<>();
            for (Path path : paths.filter(ModelFolder::isYaml).toList()) {
                files.add(new YamlFile(path.getFileName().toString(), Files.readAllBytes(path)));
            }
            files.sort(Comparator.comparing(YamlFile::name));
            return files;
        } catch (IOException e) {
            throw new StartRefusal(e, "models-folder", folder);
        }
    }

    /** The folder beside the working directory where there is one, else the copy that was built in. */
    static List<YamlFile> readDefault() {
        Path beside = Path.of(NAME);
        return Files.isDirectory(beside) ? read(beside) : readBuiltIn();
    }

    static List<YamlFile> readBuiltIn() {
        List<YamlFile> files = new ArrayList<>();
        try {
            // By way of a file: not every class loader finds a folder.
            ClassPathUtils.consumeAsPaths(
                    NAME + "/" + Shelf.CATALOGUE, path -> files.addAll(read(Objects.requireNonNull(path.getParent()))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the models that were built in", e);
        }
        return files;
    }

    private static boolean isYaml(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
