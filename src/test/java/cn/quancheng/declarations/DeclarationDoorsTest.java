package cn.quancheng.declarations;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every state times everything that anybody can ask for at a door: what is answered, and how it stands afterwards. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DeclarationDoorsTest {
    private static final String REVIEWER = "reviewer-of-tests";

    /** State and act; status, state and score afterwards, no score being null. */
    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("SUBMITTED accept", "200 ACCEPTED 601"),
            Map.entry("SUBMITTED reject", "200 REJECTED 600"),
            Map.entry("SUBMITTED takeBack", "204 WITHDRAWN 600"),
            Map.entry("SUBMITTED propose", "201 SUBMITTED 600"),
            Map.entry("SUBMITTED file", "202 ACCEPTED 601"),
            Map.entry("SUBMITTED leave", "204 WITHDRAWN null"),
            Map.entry("ACCEPTED accept", "409 ACCEPTED 601"),
            Map.entry("ACCEPTED reject", "409 ACCEPTED 601"),
            Map.entry("ACCEPTED takeBack", "204 WITHDRAWN 600"),
            Map.entry("ACCEPTED propose", "201 ACCEPTED 601"),
            Map.entry("ACCEPTED file", "202 ACCEPTED 601"),
            Map.entry("ACCEPTED leave", "204 WITHDRAWN null"),
            Map.entry("REJECTED accept", "409 REJECTED 600"),
            Map.entry("REJECTED reject", "409 REJECTED 600"),
            Map.entry("REJECTED takeBack", "409 REJECTED 600"),
            Map.entry("REJECTED propose", "201 REJECTED 600"),
            Map.entry("REJECTED file", "202 REJECTED 600"),
            Map.entry("REJECTED leave", "204 REJECTED null"),
            Map.entry("WITHDRAWN accept", "409 WITHDRAWN 600"),
            Map.entry("WITHDRAWN reject", "409 WITHDRAWN 600"),
            Map.entry("WITHDRAWN takeBack", "204 WITHDRAWN 600"),
            Map.entry("WITHDRAWN propose", "409 WITHDRAWN 600"),
            Map.entry("WITHDRAWN file", "202 WITHDRAWN 600"),
            Map.entry("WITHDRAWN leave", "204 WITHDRAWN null")));

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @BeforeEach
    void december() {
        clock.set(LocalDate.of(2026, 12, 6));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void what_every_door_answers_in_every_state() {
        Iterator<Declarant> people = Stream.generate(() -> Declarant.agreed(city))
                .limit(EXPECTED.size())
                .toList()
                .iterator();
        city.publish("2026-12");
        List<String> wrong = new ArrayList<>();
        EXPECTED.forEach((which, expected) -> {
            String[] parts = which.split(" ", -1);
            String came = tried(people.next(), parts[0], parts[1]);
            if (!came.equals(expected)) {
                wrong.add(which + ": " + came + ", not " + expected);
            }
        });

        assertThat(wrong).isEmpty();
    }

    private String tried(Declarant citizen, String state, String act) {
        long id = citizen.submitted(Declarant.served(240));
        long review = citizen.review("DECLARATION", id);
        citizen.claim(REVIEWER, review).then().statusCode(200);
        switch (state) {
            case "ACCEPTED" ->
                citizen.decideClaimed(review, REVIEWER, "ACCEPT").then().statusCode(200);
            case "REJECTED" ->
                citizen.decideClaimed(review, REVIEWER, "REJECT").then().statusCode(200);
            case "WITHDRAWN" -> citizen.takeBack(id).then().statusCode(204);
            default -> {}
        }
        int status = switch (act) {
            case "accept" -> citizen.decideClaimed(review, REVIEWER, "ACCEPT").statusCode();
            case "reject" -> citizen.decideClaimed(review, REVIEWER, "REJECT").statusCode();
            case "takeBack" -> citizen.takeBack(id).statusCode();
            case "propose" -> citizen.propose(id, REVIEWER).statusCode();
            case "leave" -> citizen.leave().statusCode();
            default -> {
                city.load(
                        city.asDepartment(),
                        "/api/v1/volunteer-service/batches",
                        "id_number,name,day,minutes\n" + citizen.idNumber() + ",示例,2026-11-05,240\n");
                yield 202;
            }
        };
        return status + " " + citizen.state(id) + " " + citizen.score();
    }
}
