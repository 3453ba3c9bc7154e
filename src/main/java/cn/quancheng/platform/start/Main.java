package cn.quancheng.platform.start;

import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.StartRefusal;
import cn.quancheng.platform.servers.EmbeddedServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.jspecify.annotations.Nullable;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.stream.StreamSupport;

/** Starts the service, and before it the servers that it is to bring along; or a command instead of it. */
@QuarkusMain
public final class Main {
    private static final Logger LOG = Logger.getLogger(Main.class);

    private static final AtomicBoolean ENDING = new AtomicBoolean();

    private Main() {}

    /** Runs until the process is told to stop; a start that fails says why on standard error, and exits with 1. */
    public static void main(String[] arguments) {
        Command.of(arguments).ifPresent(command -> System.exit(run(command, arguments)));
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            prepare(stopped);
        } catch (RuntimeException e) {
            fail(e);
            System.exit(1);
        }
        Quarkus.run(null, (exitCode, failure) -> stop(exitCode, failure, stopped), arguments);
    }

    private static int run(Command command, String... arguments) {
        logToStandardOutput();
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        return command.run(rest, terminal(FileDescriptor.out), terminal(FileDescriptor.err));
    }

    /** In the order of what is asked first costs least to whoever has to mend it. */
    private static void prepare(CountDownLatch stopped) {
        Config config = ConfigProvider.getConfig();
        HttpPort.of(config).require();
        InstallationKind kind = InstallationKind.ofProfile();
        DataFolder folder = new DataFolder(
                config.getOptionalValue("quancheng.data-dir", Path.class).orElse(Path.of("data")));
        EmbeddedServers servers = EmbeddedServers.start(
                folder,
                () -> FolderMark.require(folder, kind),
                key -> config.getOptionalValue(key, String.class).orElse(null));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(stopped, servers), "embedded-servers"));
        servers.settings().forEach(System::setProperty);
        try {
            new FirstKnock(config, kind).require();
        } catch (RuntimeException e) {
            stopped.countDown();
            throw e;
        }
        servers.watch(Main::forgetConnections, Main::giveUp);
    }

    private static void stop(int exitCode, @Nullable Throwable failure, CountDownLatch stopped) {
        if (failure != null) {
            fail(failure);
        }
        stopped.countDown();
        System.exit(exitCode);
    }

    private static void fail(Throwable failure) {
        if (!ENDING.compareAndSet(false, true)) {
            return; // What fails while everything is being ended is not what ended it.
        }
        StartFailure words = StartFailure.of(failure);
        logToStandardOutput();
        if (words.isKnown()) {
            LOG.errorf("the service did not start: %s", words.summary());
        } else {
            LOG.error("the service did not start", failure);
        }
        words.print(terminal(FileDescriptor.err), secrets());
    }

    /** A start may fail before its log is set up; what was to be logged until then would come out on standard error. */
    private static void logToStandardOutput() {
        if (!InitialConfigurator.DELAYED_HANDLER.isActivated()) {
            Handler handler = new ConsoleHandler(
                    ConsoleHandler.Target.SYSTEM_OUT, new PatternFormatter("%d{HH:mm:ss} %-5p %s%e%n"));
            handler.setLevel(Level.WARN);
            InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {handler});
        }
    }

    /** The database died and is there again: nobody should be handed a connection to the dead one. */
    private static void forgetConnections() {
        if (Arc.container() != null && Arc.container().isRunning()) {
            Arc.container().instance(AgroalDataSource.class).get().flush(AgroalDataSource.FlushMode.INVALID);
        }
    }

    private static void giveUp(StartRefusal why) {
        fail(why);
        System.exit(1);
    }

    /** Standard output or error, whatever character set the machine thinks it has. */
    private static PrintStream terminal(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    /** Values that no message may repeat. */
    private static List<String> secrets() {
        try {
            Config config = ConfigProvider.getConfig();
            return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                    .filter(Main::namesASecret)
                    .flatMap(name -> config.getOptionalValue(name, String.class).stream())
                    .filter(value -> !value.isBlank())
                    .toList();
        } catch (RuntimeException unreadable) {
            return List.of(); // What cannot be read is in no message either.
        }
    }

    private static boolean namesASecret(String setting) {
        String name = setting.toLowerCase(Locale.ROOT);
        return name.endsWith("password") || name.endsWith("-key") || name.endsWith("_key");
    }

    private static void closeAfter(CountDownLatch stopped, EmbeddedServers servers) {
        ENDING.set(true);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        servers.close();
    }
}
