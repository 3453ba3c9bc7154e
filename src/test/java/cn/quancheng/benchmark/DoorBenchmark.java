package cn.quancheng.benchmark;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.Hello;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The door that every citizen opens first, beside one that does nothing behind the same token check: {@code mvn -Pbenchmark
 * test -Dtest=DoorBenchmark}. The two take turns in one service, asked by wrk in the name of many citizens. It times nothing
 * that could fail it; an answer that is no answer does.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DoorBenchmark {
    private static final int CITIZENS = 200;
    private static final int ROUNDS = 5;
    private static final String SCORE = "/api/v1/me/score";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: .*");

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    /** What wrk says of one round. */
    private record Round(double perSecond, double p99Millis) {}

    @Test
    void a_score_beside_a_hello() throws Exception {
        Path wrk = wrk();
        if (!Files.isExecutable(wrk)) {
            System.out.println("!!! NOT MEASURED: wrk is not there (apt-get install wrk)");
            return;
        }
        Path script = script(tokens());
        List<Round> hellos = new ArrayList<>();
        List<Round> scores = new ArrayList<>();
        // The very first answers count too: nothing here was asked before.
        round(wrk, script, SCORE, 10);
        round(wrk, script, Hello.PATH, 10);
        for (int i = 0; i < ROUNDS; i++) {
            hellos.add(round(wrk, script, Hello.PATH, 10));
            scores.add(round(wrk, script, SCORE, 10));
        }
        print(hellos, scores);
    }

    private static void print(List<Round> hellos, List<Round> scores) {
        Round hello = median(hellos);
        Round score = median(scores);
        System.out.printf(
                Locale.ROOT,
                """

                | door | median rate | p99 |
                |---|---|---|
                | hello | %,.0f/s | %.2f ms |
                | GET /me/score | %,.0f/s | %.2f ms |

                | ratio | measured | wanted |
                |---|---|---|
                | rate, score over hello | %.2f | at least 0.50 |
                | p99, score over hello | %.2f | at most 3.00 |
                """,
                hello.perSecond(),
                hello.p99Millis(),
                score.perSecond(),
                score.p99Millis(),
                score.perSecond() / hello.perSecond(),
                score.p99Millis() / hello.p99Millis());
    }

    private static Round median(List<Round> rounds) {
        return new Round(
                middle(rounds.stream().map(Round::perSecond).toList()),
                middle(rounds.stream().map(Round::p99Millis).toList()));
    }

    private static double middle(List<Double> values) {
        return values.stream()
                .sorted(Comparator.naturalOrder())
                .skip(values.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static Round round(Path wrk, Path script, String path, int seconds)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        wrk.toString(),
                        "-t1",
                        "-c16",
                        "-d" + seconds + "s",
                        "--latency",
                        "--timeout",
                        "10s",
                        "-s",
                        script.toString(),
                        RestAssured.baseURI + ":" + RestAssured.port + path)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(BAD.matcher(said).find()).as(said).isFalse();
        Round round = new Round(Double.parseDouble(found(RATE, said).group(1)), millis(found(P99, said)));
        System.out.printf(Locale.ROOT, "%-16s %,9.0f/s   p99 %.2f ms%n", path, round.perSecond(), round.p99Millis());
        return round;
    }

    private static Matcher found(Pattern wanted, String said) {
        Matcher matcher = wanted.matcher(said);
        assertThat(matcher.find()).as(said).isTrue();
        return matcher;
    }

    private static double millis(Matcher time) {
        double value = Double.parseDouble(time.group(1));
        return switch (time.group(2)) {
            case "us" -> value / 1000;
            case "s" -> value * 1000;
            default -> value;
        };
    }

    /** Citizens with a score, each with a token. */
    private List<String> tokens() {
        clock.set(LocalDate.of(2026, 12, 6));
        List<String> people = new ArrayList<>();
        StringBuilder register = new StringBuilder("id_number,name,district,agreed_on,agreement_no\n");
        StringBuilder records = new StringBuilder(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n");
        for (int i = 0; i < CITIZENS; i++) {
            String person = IdentityNumbers.next();
            people.add(person);
            register.append(person)
                    .append(",示例,历下区,2026-09-01,DB-")
                    .append(UUID.randomUUID())
                    .append('\n');
            records.append(UUID.randomUUID())
                    .append(',')
                    .append(person)
                    .append(",示例,VOLUNTEER_SERVICE,,")
                    .append(240 * i)
                    .append(",2026-10-05,,,,示例部门\n");
        }
        city.loadCitizens(register.toString());
        city.report(records.toString());
        city.publish("2026-12");
        return people.stream().map(city::tokenOf).toList();
    }

    /** Lets wrk go round the citizens. */
    private static Path script(List<String> tokens) throws IOException {
        String table = tokens.stream().map(token -> "\"Bearer " + token + "\"").collect(Collectors.joining(","));
        return Files.writeString(Files.createTempFile(Path.of("target"), "citizens", ".lua"), """
                local tokens = {%s}
                local i = 0
                request = function()
                  i = i %% #tokens + 1
                  return wrk.format("GET", nil, {["Authorization"] = tokens[i]})
                end
                """.formatted(table));
    }

    private static Path wrk() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "wrk"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("wrk"));
    }
}
