package cn.quancheng;

import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.servers.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL and a real Redis in a folder of their own, for the tests that start the service. */
public class EmbeddedServersResource implements QuarkusTestResourceLifecycleManager {
    private Path folder;
    private EmbeddedServers servers;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "city");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        servers = EmbeddedServers.start(new DataFolder(folder), () -> {}, key -> null);
        Map<String, String> settings = new HashMap<>(servers.settings());
        settings.put("quancheng.data-dir", folder.toString());
        return settings;
    }

    @Override
    public void stop() {
        servers.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
