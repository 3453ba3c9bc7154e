package cn.quancheng;

import io.restassured.specification.RequestSpecification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged service as a process of its own, on a port that is free. */
public final class ServiceProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;
    private final Path complaint;

    private ServiceProcess(Process process, Path output, Path complaint) {
        this.process = process;
        this.output = output;
        this.complaint = complaint;
    }

    /** Starts it on a data folder, with this environment and no other setting of the service. */
    public static ServiceProcess start(Path data, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "it")), "service", ".log");
            Path complaint = Files.createTempFile(Path.of("target", "it"), "service", ".err");
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-jar",
                    System.getProperty("quancheng.jar"));
            builder.environment().keySet().removeIf(key -> key.startsWith("QUA"));
            builder.environment().put("QUANCHENG_DATA_DIR", data.toString());
            builder.environment().put("QUARKUS_HTTP_PORT", "0");
            builder.environment().putAll(environment);
            builder.redirectOutput(output.toFile()).redirectError(complaint.toFile());
            return new ServiceProcess(builder.start(), output, complaint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings by the names that the environment gives them. */
    public static Map<String, String> variables(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> setting.getKey()
                                .toUpperCase(Locale.ROOT)
                                .replace('.', '_')
                                .replace('-', '_'),
                        Map.Entry::getValue));
    }

    /** A request in the name of an account of staff of the service at this address. */
    public static RequestSpecification as(String login, String password, String home) {
        String token = given().formParam("grant_type", "password")
                .formParam("username", login)
                .formParam("password", password)
                .post(home + "/api/v1/auth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().header("Authorization", "Bearer " + token);
    }

    /** All that it has printed so far, on standard output. */
    public String output() {
        return read(output);
    }

    /** All that it has printed so far, on standard error. */
    public String complaint() {
        return read(complaint);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed something that matches, and gives the first group of it. */
    public String printed(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        await().atMost(PATIENCE).until(() -> wanted.matcher(output()).find() || !process.isAlive());
        Matcher found = wanted.matcher(output());
        assertThat(found.find()).as("%s in%n%s", pattern, output()).isTrue();
        return found.groupCount() == 0 ? found.group() : found.group(1);
    }

    /** Waits until it has ended by itself, and gives its exit code; one that goes on instead is ended. */
    public int exitCode() {
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive());
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Stops it as Ctrl-C does, and waits. */
    public void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** Ends it at once, as {@code kill -9} does: none of its own code runs any more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
