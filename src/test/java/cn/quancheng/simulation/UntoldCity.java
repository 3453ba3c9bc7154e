package cn.quancheng.simulation;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A city whose notice does not tell that rules to come are tried on people. */
public class UntoldCity implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        try (Stream<Path> files = Files.list(Path.of("scoring-models"))) {
            Path folder = Files.createDirectories(Path.of("target", "untold-city"));
            for (Path file : (Iterable<Path>) files::iterator) {
                String text = Files.readString(file).replaceFirst("(?m)^trials: true.*\n", "");
                Files.writeString(folder.resolve(file.getFileName()), text);
            }
            return Map.of("quancheng.models-dir", folder.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
