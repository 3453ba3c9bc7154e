package cn.quancheng.platform.servers;

import redis.embedded.RedisServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** An embedded Redis that listens on the loopback address only and asks for a password. */
final class RedisServerProcess implements AutoCloseable {
    private final RedisServer server;
    private final int port;
    private final Path pidFile;

    private RedisServerProcess(RedisServer server, int port, Path pidFile) {
        this.server = server;
        this.port = port;
        this.pidFile = pidFile;
    }

    static RedisServerProcess start(Path folder, String password) throws IOException {
        Path pidFile = folder.resolve("redis.pid");
        LeftoverProcess.stop(pidFile, "redis");
        int port = freePort();
        Path configuration = folder.resolve("redis.conf");
        Files.writeString(configuration, """
                bind 127.0.0.1
                requirepass %s
                dir "%s"
                pidfile "%s"
                appendonly yes
                save ""
                """.formatted(password, folder, pidFile));
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .configFile(configuration)
                .onShutdownForceStop(false)
                .build();
        server.start();
        return new RedisServerProcess(server, port, pidFile);
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        try {
            server.stop();
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded Redis did not stop", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
