package cn.quancheng.declarations;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.ledger.HistoryCheck;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import static cn.quancheng.declarations.Declarant.HONOR;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens at the same instant ends in one of the states that some order leads to, and the score says the same as the
 * declaration. {@code -Dledger.races=1000} runs each race that often.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DeclarationRacesTest {
    private static final String ONE = "reviewer-of-tests";
    private static final String OTHER = "second-reviewer-of-tests";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    HistoryCheck check;

    private List<Declarant> people = List.of();

    @BeforeEach
    void aCitizenForEachRace() {
        clock.set(LocalDate.of(2026, 12, 6));
        people = Stream.generate(IdentityNumbers::next)
                .limit(AtOnce.TIMES)
                .map(idNumber -> Declarant.of(city, idNumber))
                .toList();
        StringBuilder register = new StringBuilder("id_number,name,district,agreed_on,agreement_no\n");
        people.forEach(one -> register.append(Declarant.line(one.idNumber())));
        city.loadCitizens(register.toString());
        city.publish("2026-12");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void two_reviewers_decide_once() throws Exception {
        for (Declarant citizen : people) {
            long id = citizen.submitted(HONOR);
            long review = citizen.review("DECLARATION", id);
            List<Integer> answers = AtOnce.run(List.of(
                    () -> citizen.decideReview(review, ONE, "ACCEPT").statusCode(),
                    () -> citizen.decideReview(review, OTHER, "REJECT").statusCode()));

            assertThat(answers).containsOnlyOnce(200).containsOnlyOnce(409);
            assertConsistent(citizen, id);
        }
        assertRecomputed();
    }

    @Test
    void a_citizen_takes_it_back_while_a_reviewer_accepts() throws Exception {
        for (Declarant citizen : people) {
            race(citizen, id -> citizen.takeBack(id).statusCode(), 204);
        }
        assertRecomputed();
    }

    @Test
    void a_citizen_leaves_while_a_reviewer_accepts() throws Exception {
        for (Declarant citizen : people) {
            race(citizen, id -> citizen.leave().statusCode(), 204);
        }
        assertRecomputed();
    }

    @Test
    void an_offices_file_confirms_while_a_reviewer_rejects() throws Exception {
        for (Declarant citizen : people) {
            long id = citizen.submitted(Declarant.served(240));
            long review = citizen.review("DECLARATION", id);
            citizen.claim(ONE, review).then().statusCode(200);
            String file = "id_number,name,day,minutes\n" + citizen.idNumber() + ",示例,2026-11-05,240\n";
            AtOnce.run(List.of(
                    () -> city.load(city.asDepartment(), "/api/v1/volunteer-service/batches", file)
                            .getString("state"),
                    () -> String.valueOf(
                            citizen.decideClaimed(review, ONE, "REJECT").statusCode())));

            String state = citizen.state(id);
            assertThat(state).isIn("ACCEPTED", "REJECTED");
            assertThat(citizen.score()).isEqualTo(state.equals("ACCEPTED") ? 601 : 600);
        }
        assertRecomputed();
    }

    private interface Act {
        int on(long id);
    }

    /** The citizen's act succeeds whoever is first; the reviewer's only where it is. */
    private void race(Declarant citizen, Act act, int status) throws Exception {
        long id = citizen.submitted(HONOR);
        long review = citizen.review("DECLARATION", id);
        citizen.claim(ONE, review).then().statusCode(200);
        Callable<Integer> accepting =
                () -> citizen.decideClaimed(review, ONE, "ACCEPT").statusCode();
        List<Integer> answers = AtOnce.run(List.of(() -> act.on(id), accepting));

        assertThat(answers.get(0)).isEqualTo(status);
        assertThat(answers.get(1)).isIn(200, 409);
        assertThat(citizen.state(id)).isEqualTo("WITHDRAWN");
        assertThat(citizen.score()).isIn(600, null);
    }

    private void assertConsistent(Declarant citizen, long id) {
        assertThat(citizen.score()).isEqualTo(citizen.state(id).equals("ACCEPTED") ? 620 : 600);
    }

    /** The packed histories say what the rows say, and a month computed anew from them gives every score again. */
    private void assertRecomputed() throws Exception {
        assertThat(check.run(false, "a test").different()).isZero();
        List<String> before =
                people.stream().map(one -> Objects.toString(one.score())).toList();
        city.publish("2026-12");
        assertThat(people.stream().map(one -> Objects.toString(one.score()))).containsExactlyElementsOf(before);
    }
}
