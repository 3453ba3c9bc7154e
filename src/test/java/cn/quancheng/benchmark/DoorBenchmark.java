package cn.quancheng.benchmark;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.Hello;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.benchmark.Wrk.Round;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

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
    private static final int SECONDS = 10;
    private static final int CONNECTIONS = 16;

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Test
    void a_score_beside_a_hello() throws Exception {
        if (!Wrk.isThere()) {
            return;
        }
        List<String> tokens = tokens();
        Wrk.Script hello = Wrk.get(Hello.PATH, tokens, CONNECTIONS);
        Wrk.Script score = Wrk.get(SCORE, tokens, CONNECTIONS);
        List<Round> hellos = new ArrayList<>();
        List<Round> scores = new ArrayList<>();
        // The very first answers count too: nothing here was asked before.
        measure(score);
        measure(hello);
        for (int i = 0; i < ROUNDS; i++) {
            hellos.add(measure(hello));
            scores.add(measure(score));
        }
        print(hellos, scores);
    }

    private static Round measure(Wrk.Script script) throws Exception {
        Round round = script.run(SECONDS);
        System.out.printf(Locale.ROOT, "%-16s %s%n", script.path(), round);
        return round;
    }

    private static void print(List<Round> hellos, List<Round> scores) {
        Round hello = Round.median(hellos);
        Round score = Round.median(scores);
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
}
