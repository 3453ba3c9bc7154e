package cn.quancheng.platform.yaml;

import cn.quancheng.platform.StartRefusal;
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

/**
 * A folder of files that people write.
 *
 * @param name of the folder, beside the working directory and where it was built in
 * @param known a file that was built in: not every class loader finds a folder
 * @param refusal the words of {@link StartRefusal} for a folder that cannot be read
 */
public record YamlFolder(String name, String known, String refusal) {
    /**
     * The YAML files of a folder, by name.
     *
     * @throws StartRefusal where it cannot be read
     */
    public List<YamlFile> read(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            List<YamlFile> files = new ArrayList<>();
            for (Path path : paths.filter(YamlFolder::isYaml).toList()) {
                files.add(new YamlFile(path.getFileName().toString(), Files.readAllBytes(path)));
            }
            files.sort(Comparator.comparing(YamlFile::name));
            return files;
        } catch (IOException e) {
            throw new StartRefusal(e, refusal, folder);
        }
    }

    /** The folder beside the working directory where there is one, else the copy that was built in. */
    public List<YamlFile> readDefault() {
        Path beside = Path.of(name);
        return Files.isDirectory(beside) ? read(beside) : readBuiltIn();
    }

    /** The copy that was built in. */
    public List<YamlFile> readBuiltIn() {
        List<YamlFile> files = new ArrayList<>();
        try {
            ClassPathUtils.consumeAsPaths(
                    name + "/" + known, path -> files.addAll(read(Objects.requireNonNull(path.getParent()))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the files of " + name + " that were built in", e);
        }
        return files;
    }

    private static boolean isYaml(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
