package cn.quancheng.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts the service, and before it the servers that it is to bring along. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs until the process is told to stop; exits with 1 when another process uses the data folder. */
    public static void main(String[] arguments) {
        Config config = ConfigProvider.getConfig();
        DataFolder folder = new DataFolder(
                config.getOptionalValue("quancheng.data-dir", Path.class).orElse(Path.of("data")));
        EmbeddedServers servers;
        try {
            servers = EmbeddedServers.start(
                    folder, key -> config.getOptionalValue(key, String.class).orElse(null));
        } catch (DataFolderInUseException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        servers.settings().forEach(System::setProperty);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(stopped, servers), "embedded-servers"));
        Quarkus.run(
                null,
                (exitCode, failure) -> {
                    stopped.countDown();
                    System.exit(exitCode);
                },
                arguments);
    }

    private static void closeAfter(CountDownLatch stopped, EmbeddedServers servers) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        servers.close();
    }
}
