package cn.quancheng.benchmark;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.Hello;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.benchmark.Wrk.Round;
import cn.quancheng.benefits.Shop;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A merchant's check beside an endpoint that does as little as one can that finds and keeps something: {@code mvn -Pbenchmark
 * test -Dtest=CheckBenchmark -Dbenchmark.heap=4g}. All take turns in one service, asked by wrk with 64 connections, each check with a code that
 * nobody showed before. Then every kind of no, one after the other. It times nothing that could fail it; an answer that is
 * none does.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CheckBenchmark {
    private static final int CITIZENS = Integer.getInteger("benchmark.visitors", 120_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.repeats", 5);
    private static final int SECONDS = 8;
    private static final int REFUSALS = 2_000;
    private static final String OFFER = "GOVERNMENT_GREEN_CHANNEL";
    private static final String MERCHANT = "CITY_APPROVAL_BUREAU";
    private static final String FEW_PLACES = "MUSEUM_GUIDE_FREE";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    /** They come once for all that is measured. */
    private static boolean come;

    private String token = "";

    @Test
    void a_check_beside_a_naive_endpoint_and_the_catalogue_beside_a_hello() throws Exception {
        if (!Wrk.isThere()) {
            return;
        }
        visitors();
        Wrk.Script yes = checks(0);
        Wrk.Script no = checks(1);
        Wrk.Script naive = Wrk.post(Naive.PATH, token, "{\"thing\":%d}", CITIZENS);
        Wrk.Script hello = Wrk.get(Hello.PUBLIC);
        Wrk.Script catalogue = Wrk.get("/api/v1/scenarios");
        Wrk.Script one = Wrk.get("/api/v1/scenarios/" + OFFER);
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        // The very first answers count too: nothing here was asked before.
        for (int i = 0; i <= ROUNDS; i++) {
            shop.update("UPDATE benefit_codes SET spent_at = NULL WHERE spent_at IS NOT NULL");
            measure(rounds, "naive: one found, one kept", naive, i);
            measure(rounds, "check, yes", yes, i);
            measure(rounds, "check, no", no, i);
            measure(rounds, "hello", hello, i);
            measure(rounds, "GET /scenarios", catalogue, i);
            measure(rounds, "GET /scenarios/{code}", one, i);
        }
        print(rounds);
    }

    private static void measure(Map<String, List<Round>> rounds, String what, Wrk.Script script, int round)
            throws IOException, InterruptedException {
        Round measured = script.run(SECONDS);
        System.out.printf(Locale.ROOT, "%-28s %s%n", what, measured);
        if (round > 0) {
            rounds.computeIfAbsent(what, w -> new ArrayList<>()).add(measured);
        }
    }

    private static void print(Map<String, List<Round>> rounds) {
        System.out.println("\n| door | median rate | p50 | p99 | p99 over p50 |\n|---|---|---|---|---|");
        rounds.forEach((what, all) -> {
            Round median = Round.median(all);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f/s | %.2f ms | %.2f ms | %.1f |%n",
                    what,
                    median.perSecond(),
                    median.p50Millis(),
                    median.p99Millis(),
                    median.p99Millis() / median.p50Millis());
        });
        System.out.println("\n| ratio of rates | measured | wanted |\n|---|---|---|");
        ratio(rounds, "check, yes", "naive: one found, one kept", 1.2);
        ratio(rounds, "check, no", "naive: one found, one kept", 1.2);
        ratio(rounds, "GET /scenarios", "hello", 0.5);
        ratio(rounds, "GET /scenarios/{code}", "hello", 0.5);
    }

    private static void ratio(Map<String, List<Round>> rounds, String one, String other, double wanted) {
        double measured = Round.median(rounds.getOrDefault(one, List.of())).perSecond()
                / Round.median(rounds.getOrDefault(other, List.of())).perSecond();
        System.out.printf(Locale.ROOT, "| %s over %s | %.2f | at least %.1f |%n", one, other, measured, wanted);
    }

    @Test
    void every_kind_of_no_takes_as_long_as_the_others() throws Exception {
        visitors();
        token = city.tokenWithSecret(shop.open("JINAN_MUSEUM", FEW_PLACES), Shop.SECRET);
        Map<String, List<String>> bodies = refusals();
        HttpClient client = HttpClient.newHttpClient();
        Map<String, List<Long>> nanos = new LinkedHashMap<>();
        for (int i = -200; i < REFUSALS; i++) {
            for (Map.Entry<String, List<String>> kind : bodies.entrySet()) {
                long took = ask(
                        client,
                        kind.getValue().get(Math.floorMod(i, kind.getValue().size())));
                if (i >= 0) {
                    nanos.computeIfAbsent(kind.getKey(), k -> new ArrayList<>()).add(took);
                }
            }
        }
        double all = median(nanos.values().stream().flatMap(List::stream).toList());
        System.out.println("\n| no, because of | median | against all |\n|---|---|---|");
        nanos.forEach((kind, times) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.3f ms | %+.1f%% |%n",
                kind,
                median(times) / 1e6,
                100 * (median(times) / all - 1)));
    }

    private long ask(HttpClient client, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + Shop.CHECKS))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long from = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - from;
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"eligible\":false}");
        return took;
    }

    private static double median(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** Two thousand questions of each kind and some to warm up, no code twice but where that is the point. */
    private Map<String, List<String>> refusals() {
        int each = REFUSALS + 200;
        Map<String, List<String>> bodies = new LinkedHashMap<>();
        List<Long> below = citizens("s.tier = 3", each);
        List<Long> above = citizens("s.tier = 2", 2 * each + 100);
        bodies.put("below the tier", shown("R", below));
        List<Long> noScore = above.subList(0, each);
        bodies.put("no score", shown("S", noScore));
        shop.update("DELETE FROM scores WHERE citizen_id = ANY (?)", (Object) noScore.toArray(Long[]::new));
        bodies.put("no place left", shown("F", above.subList(each, 2 * each)));
        shop.update("DELETE FROM benefit_places WHERE scenario = ?", FEW_PLACES);
        shop.update(
                "INSERT INTO benefit_places (scenario, period, number, held_until)"
                        + " SELECT ?, '2026-12-06', n, 'infinity' FROM generate_series(1, 6) n",
                FEW_PLACES);
        List<Long> few = above.subList(2 * each, 2 * each + 100);
        bodies.put("a spent code", shown("T", few));
        shop.update("UPDATE benefit_codes SET spent_at = now() WHERE citizen_id = ANY (?)", (Object)
                few.toArray(Long[]::new));
        bodies.put("left: its code is gone", invented(0));
        bodies.put("an invented code", invented(1_000_000));
        List<String> consents = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            consents.add("{\"consentId\":\"%s\",\"scenario\":\"%s\"}".formatted(UUID.randomUUID(), FEW_PLACES));
        }
        bodies.put("no consent", consents);
        return bodies;
    }

    private List<String> shown(String letter, List<Long> citizens) {
        codes(letter, citizens, FEW_PLACES);
        return bodies(citizens, letter, FEW_PLACES);
    }

    private List<Long> citizens(String which, int count) {
        return shop
                .texts("SELECT s.citizen_id::text FROM scores s JOIN citizens c ON c.id = s.citizen_id WHERE " + which
                        + " AND s.run_id = (SELECT run_id FROM publications ORDER BY month DESC LIMIT 1)"
                        + " ORDER BY 1 LIMIT " + count)
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    /** Codes that read as their citizen's number. */
    private void codes(String letter, List<Long> citizens, String offer) {
        shop.update(
                "INSERT INTO benefit_codes (digest, citizen_id, scenario, made_at, expires_at)"
                        + " SELECT sha256((? || lpad(c::text, 15, '0'))::bytea), c, ?, now(), '2030-01-01'"
                        + " FROM unnest(?::bigint[]) c"
                        + " ON CONFLICT (citizen_id, scenario) DO UPDATE SET digest = excluded.digest, spent_at = NULL",
                letter,
                offer,
                citizens.toArray(Long[]::new));
    }

    private static List<String> bodies(List<Long> citizens, String letter, String offer) {
        return citizens.stream()
                .map(citizen -> "{\"code\":\"%s%015d\",\"scenario\":\"%s\"}".formatted(letter, citizen, offer))
                .toList();
    }

    private static List<String> invented(long from) {
        List<String> bodies = new ArrayList<>();
        for (long i = from; i < from + REFUSALS + 200; i++) {
            bodies.add("{\"code\":\"X%015d\",\"scenario\":\"%s\"}".formatted(i, FEW_PLACES));
        }
        return bodies;
    }

    private Wrk.Script checks(int remainder) throws IOException {
        List<Long> citizens = citizens("s.tier = " + (remainder == 0 ? 2 : 3), CITIZENS);
        codes("C", citizens, OFFER);
        Path file = Files.createTempFile(Path.of("target"), "codes", ".txt");
        Files.write(file, bodies(citizens, "C", OFFER));
        return Wrk.postLines(Shop.CHECKS, token, file);
    }

    /** Half of them of tier A, half of tier B. */
    private void visitors() {
        clock.set(LocalDate.of(2026, 12, 6));
        token = city.tokenWithSecret(shop.open(MERCHANT, OFFER), Shop.SECRET);
        if (come) {
            return;
        }
        come = true;
        StringBuilder register = new StringBuilder("id_number,name,district,agreed_on,agreement_no\n");
        StringBuilder records = new StringBuilder(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n");
        for (int i = 0; i < CITIZENS; i++) {
            String person = IdentityNumbers.next();
            register.append(person)
                    .append(",示例,历下区,2026-05-01,CB-")
                    .append(UUID.randomUUID())
                    .append('\n');
            if (i % 2 == 1) {
                records.append(UUID.randomUUID())
                        .append(',')
                        .append(person)
                        .append(",示例,GENERAL_PENALTY,,,2026-08-05,,D1,ORDINARY,示例部门\n");
            }
        }
        city.loadCitizens(register.toString());
        city.report(records.toString());
        city.publish("2026-12");
        shop.update("CREATE TABLE IF NOT EXISTS naive_things (id bigint PRIMARY KEY, name text NOT NULL)");
        shop.update("CREATE TABLE IF NOT EXISTS naive_visits (id bigint PRIMARY KEY, thing_id bigint NOT NULL,"
                + " at timestamptz NOT NULL, note text NOT NULL)");
        shop.update("CREATE SEQUENCE IF NOT EXISTS naive_visits_seq INCREMENT 50");
        shop.update(
                "INSERT INTO naive_things SELECT n, 'thing ' || n FROM generate_series(1, ?) n ON CONFLICT DO NOTHING",
                CITIZENS);
        shop.update("ANALYZE");
    }
}
