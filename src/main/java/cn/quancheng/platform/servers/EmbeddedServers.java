package cn.quancheng.platform.servers;

import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.StartRefusal;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The PostgreSQL and the Redis that the service brings along, for an installation that names none of its own. Their
 * data lies in the data folder and is found again by the next start; one process at a time may use a folder.
 */
public final class EmbeddedServers implements AutoCloseable {
    private static final String DATABASE_URL = "quarkus.datasource.jdbc.url";
    private static final String REDIS_HOSTS = "quarkus.redis.hosts";
    private static final int PASSWORD_BYTES = 24;

    private final DataFolder folder;
    private final FileLock lock;
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable PostgresServer postgres;
    private @Nullable RedisServerProcess redis;

    private EmbeddedServers(DataFolder folder) {
        this.folder = folder;
        this.lock = lock(folder);
    }

    /**
     * Starts whichever of the two servers the configuration does not name, on a folder that nobody else uses.
     *
     * @param check of the folder, made when it is this process's own and nothing was started yet
     * @param configured gives the value of a configuration key, or null where it is not set
     * @throws StartRefusal when another process runs on the same folder, or a server does not start
     */
    public static EmbeddedServers start(DataFolder folder, Runnable check, UnaryOperator<@Nullable String> configured) {
        EmbeddedServers servers = new EmbeddedServers(folder);
        try {
            check.run();
            if (isBlank(configured.apply(DATABASE_URL))) {
                servers.startPostgres(folder);
            }
            if (isBlank(configured.apply(REDIS_HOSTS))) {
                servers.startRedis(folder);
            }
            return servers;
        } catch (IOException e) {
            servers.close();
            throw new StartRefusal(e, "embedded-servers", folder.root(), rootMessage(e));
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** The configuration that leads the service to the servers that were started; empty where none was. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /**
     * Watches over the PostgreSQL that was started, if any, from now on until it is closed.
     *
     * @param back told each time that it had died and is there again: connections to it are broken
     * @param givenUp told once, when it keeps dying or does not come up any more
     */
    public void watch(Runnable back, Consumer<StartRefusal> givenUp) {
        watch(back, givenUp, PostgresWatch.Endurance.USUAL);
    }

    void watch(Runnable back, Consumer<StartRefusal> givenUp, PostgresWatch.Endurance endurance) {
        if (postgres != null) {
            Path log = folder.root().resolve("postgres.log");
            new PostgresWatch(postgres, endurance, log, back, givenUp).begin();
        }
    }

    /** Stops the servers, whose data stay, and lets go of the folder. */
    @Override
    public void close() {
        try (lock) {
            Optional.ofNullable(redis).ifPresent(RedisServerProcess::close);
            Optional.ofNullable(postgres).ifPresent(PostgresServer::close);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder's lock did not open", e);
        }
    }

    private void startPostgres(DataFolder folder) throws IOException {
        PostgresRoles roles = new PostgresRoles(
                password(folder, "database-owner-password"), password(folder, "database-login-password"));
        // The library lets everybody write to the folder that it unpacks to: that one lies inside one that is closed.
        PostgresBinaries binaries =
                new PostgresBinaries(folder.folder("postgres-programs").resolve("unpacked"));
        PostgresServer server =
                PostgresServer.start(folder.folder("postgres"), binaries, password(folder, "database-password"), roles);
        postgres = server;
        settings.put(DATABASE_URL, server.url());
        settings.put("quarkus.datasource.username", PostgresRoles.SERVICE);
        settings.put("quarkus.datasource.password", roles.servicePassword());
        settings.put("quarkus.flyway.username", PostgresRoles.OWNER);
        settings.put("quarkus.flyway.password", roles.ownerPassword());
    }

    private void startRedis(DataFolder folder) throws IOException {
        String password = password(folder, "redis-password");
        RedisServerProcess server = RedisServerProcess.start(folder.folder("redis"), password);
        redis = server;
        settings.put(REDIS_HOSTS, server.url());
        settings.put("quarkus.redis.password", password);
    }

    private static String password(DataFolder folder, String name) {
        byte[] kept = folder.secret(name, () -> {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            return HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
        });
        return new String(kept, StandardCharsets.US_ASCII);
    }

    private static FileLock lock(DataFolder folder) {
        Path file = folder.root().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StartRefusal("data-folder-in-use", folder.root());
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            throw new StartRefusal("data-folder-in-use", folder.root());
        } catch (IOException e) {
            throw new StartRefusal(e, "data-folder-unusable", folder.root());
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
