package cn.quancheng.benchmark;

import io.restassured.RestAssured;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** wrk, which asks an address as fast as it answers. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: .*");

    private Wrk() {}

    /** What wrk says of one round. */
    record Round(double perSecond, double p50Millis, double p99Millis) {
        /** The middle of each, by itself. */
        static Round median(List<Round> rounds) {
            return new Round(
                    middle(rounds, Round::perSecond),
                    middle(rounds, Round::p50Millis),
                    middle(rounds, Round::p99Millis));
        }

        private static double middle(List<Round> rounds, ToDoubleFunction<Round> which) {
            return rounds.stream()
                    .map(which::applyAsDouble)
                    .sorted(Comparator.naturalOrder())
                    .skip(rounds.size() / 2)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,9.0f/s   p50 %.2f ms   p99 %.2f ms", perSecond, p50Millis, p99Millis);
        }
    }

    /** What wrk is to ask. */
    record Script(String path, Path lua, int connections) {
        /** Asks for some seconds; an answer that is none fails. */
        Round run(int seconds) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(
                            binary().toString(),
                            "-t1",
                            "-c" + connections,
                            "-d" + seconds + "s",
                            "--latency",
                            "--timeout",
                            "10s",
                            "-s",
                            lua.toString(),
                            RestAssured.baseURI + ":" + RestAssured.port + path)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(BAD.matcher(said).find()).as(said).isFalse();
            Matcher rate = RATE.matcher(said);
            assertThat(rate.find()).as(said).isTrue();
            return new Round(Double.parseDouble(rate.group(1)), millis(said, "50"), millis(said, "99"));
        }
    }

    /** Whether it can be asked to; says so loudly where it cannot. */
    static boolean isThere() {
        boolean there = Files.isExecutable(binary());
        if (!there) {
            System.out.println("!!! NOT MEASURED: wrk is not there (apt-get install wrk)");
        }
        return there;
    }

    /** Goes round some tokens. */
    static Script get(String path, List<String> tokens, int connections) throws IOException {
        String table = tokens.stream().map(token -> "\"Bearer " + token + "\"").collect(Collectors.joining(","));
        return script(path, connections, """
                local tokens = {%s}
                local i = 0
                request = function()
                  i = i %% #tokens + 1
                  return wrk.format("GET", nil, {["Authorization"] = tokens[i]})
                end
                """.formatted(table));
    }

    /** As anybody. */
    static Script get(String path) throws IOException {
        return script(path, CONNECTIONS, "wrk.method = \"GET\"\n");
    }

    /** With a body that carries a number from 1 to so many. */
    static Script post(String path, String token, String body, int numbers) throws IOException {
        return script(path, CONNECTIONS, headers(token) + """
                local i = 0
                request = function()
                  i = i %% %d + 1
                  return wrk.format("POST", nil, headers, string.format('%s', i))
                end
                """.formatted(numbers, body));
    }

    /** With one line of a file after the other; when they are out it goes on with no code at all, which is no answer. */
    static Script postLines(String path, String token, Path lines) throws IOException {
        return script(path, CONNECTIONS, headers(token) + """
                local bodies = {}
                for line in io.lines("%s") do bodies[#bodies + 1] = line end
                local i = 0
                request = function()
                  i = i + 1
                  return wrk.format("POST", nil, headers, bodies[i] or "{}")
                end
                """.formatted(lines));
    }

    private static final int CONNECTIONS = 64;

    private static String headers(String token) {
        return "local headers = {[\"Content-Type\"] = \"application/json\", [\"Authorization\"] = \"Bearer " + token
                + "\"}\n";
    }

    private static Script script(String path, int connections, String lua) throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "wrk", ".lua");
        return new Script(path, Files.writeString(file, lua), connections);
    }

    private static double millis(String said, String which) {
        Matcher time = PERCENTILE.matcher(said);
        while (time.find()) {
            if (time.group(1).equals(which)) {
                double value = Double.parseDouble(time.group(2));
                return switch (time.group(3)) {
                    case "us" -> value / 1000;
                    case "s" -> value * 1000;
                    default -> value;
                };
            }
        }
        throw new AssertionError(said);
    }

    private static Path binary() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "wrk"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("wrk"));
    }
}
