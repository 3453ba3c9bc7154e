package cn.quancheng.platform;

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
import java.util.function.UnaryOperator;

/**
 * The PostgreSQL and the Redis that the service brings along, for an installation that names none of its own. Their
 * data lies in the data folder and is found again by the next start; one process at a time may use a folder.
 */
public final class EmbeddedServers implements AutoCloseable {
    private static final String DATABASE_URL = "quarkus.datasource.jdbc.url";
    private static final String REDIS_HOSTS = "quarkus.redis.hosts";
    private static final int PASSWORD_BYTES = 24;

    private final FileLock lock;
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable PostgresServer postgres;
    private @Nullable RedisServerProcess redis;

    private EmbeddedServers(FileLock lock) {
        this.lock = lock;
    }

    /**
     * Starts whichever of the two servers the configuration does not name.
     *
     * @param configured gives the value of a configuration key, or null where it is not set
     * @throws DataFolderInUseException when another process runs on the same folder
     */
    public static EmbeddedServers start(DataFolder folder, UnaryOperator<@Nullable String> configured) {
        EmbeddedServers servers = new EmbeddedServers(lock(folder));
        try {
            if (isBlank(configured.apply(DATABASE_URL))) {
                servers.startPostgres(folder);
            }
            if (isBlank(configured.apply(REDIS_HOSTS))) {
                servers.startRedis(folder);
            }
            return servers;
        } catch (IOException e) {
            servers.close();
            throw new UncheckedIOException("the embedded servers did not start in " + folder.root(), e);
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** The configuration that leads the service to the servers that were started; empty where none was. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
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
        String password = password(folder, "database-password");
        PostgresServer server = PostgresServer.start(folder.folder("postgres"), password);
        postgres = server;
        settings.put(DATABASE_URL, server.url());
        settings.put("quarkus.datasource.username", PostgresServer.USER);
        settings.put("quarkus.datasource.password", password);
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
                throw new DataFolderInUseException(folder.root());
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            throw new DataFolderInUseException(folder.root());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the data folder " + folder.root(), e);
        }
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
