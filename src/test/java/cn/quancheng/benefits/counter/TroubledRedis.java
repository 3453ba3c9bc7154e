package cn.quancheng.benefits.counter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/** The Redis of some services, which comes to harm. */
class TroubledRedis {
    private static final int RUBBISH = 20_000;

    private final Path folder;
    private final int port;
    private final String password;
    private ProcessHandle process;

    /**
     * The one that was started in a folder.
     *
     * @param settings that lead to it
     */
    TroubledRedis(Path folder, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.port = URI.create(Objects.requireNonNull(settings.get("quarkus.redis.hosts")))
                .getPort();
        this.password = Objects.requireNonNull(settings.get("quarkus.redis.password"));
        String number = Files.readString(folder.resolve("redis.pid")).strip();
        this.process = ProcessHandle.of(Long.parseLong(number)).orElseThrow();
    }

    /** It is ended, and started again where it was, with nothing in it. */
    void startEmpty() throws IOException {
        List<String> command = new ArrayList<>(List.of(process.info().command().orElseThrow()));
        command.addAll(List.of(folder.resolve("redis.conf").toString(), "--port", String.valueOf(port)));
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(one -> one.toString().matches(".*\\.(aof|rdb)"))
                    .toList()) {
                Files.delete(file);
            }
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .toHandle();
        await().ignoreExceptions().until(this::answers);
    }

    /** Every key that there is, and many that might be, hold what nobody wrote. */
    void fillWithRubbish() throws IOException {
        Random random = new Random(20261206);
        StringBuilder commands = new StringBuilder();
        for (int i = 0; i < RUBBISH; i++) {
            String[] rooms = {"benefits", "checks", "codes", "limits", "tiers", "scores", "consents", "merchants"};
            commands.append("SET %s:%d %016x\r\n".formatted(rooms[random.nextInt(rooms.length)], i, random.nextLong()));
        }
        commands.append(
                "EVAL \"for _, k in ipairs(redis.call('KEYS', '*')) do redis.call('SET', k, 'AAA') end\" 0\r\n");
        say(commands.toString());
    }

    /** It takes what it is sent and answers nothing. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, String.valueOf(process.pid())).start().waitFor();
    }

    private boolean answers() throws IOException {
        return say("PING\r\n").contains("PONG");
    }

    private String say(String commands) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            Thread writer = new Thread(() -> {
                try {
                    out.write(("AUTH " + password + "\r\n" + commands + "QUIT\r\n").getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writer.start();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
