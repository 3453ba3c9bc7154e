package cn.quancheng.benefits.objections;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.appeals.Accused;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** An objection comes to one end, from whatever state and whoever is quicker. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ObjectionMovesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 7);

    /** By state: what is answered to an objection, to taking it back, and to both decisions. */
    private static final Map<String, List<Integer>> MOVES = Map.ofEntries(
            Map.entry("NOT_REPORTED", List.of(409, 404, 404, 404)),
            Map.entry("KEPT", List.of(409, 404, 404, 404)),
            Map.entry("PAUSED", List.of(201, 404, 404, 404)),
            Map.entry("OVER", List.of(409, 404, 404, 404)),
            Map.entry("OPEN", List.of(409, 204, 200, 200)),
            Map.entry("OPEN_AND_OVER", List.of(409, 204, 200, 200)),
            Map.entry("TAKEN_BACK", List.of(201, 204, 409, 409)),
            Map.entry("ACCEPTED", List.of(409, 409, 409, 409)),
            Map.entry("REJECTED", List.of(409, 409, 409, 409)),
            Map.entry("LEFT", List.of(409, 404, 409, 409)));

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    @BeforeEach
    void december() {
        clock.set(TODAY);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @TestFactory
    Stream<DynamicTest> an_objection_moves_only_as_its_table_says() {
        ConcurrentLinkedQueue<String> people = new ConcurrentLinkedQueue<>(Customers.ofTierA(city, MOVES.size() * 4));
        city.publish("2026-12");
        return MOVES.entrySet().stream()
                .flatMap(row -> Stream.of(0, 1, 2, 3)
                        .map(move -> DynamicTest.dynamicTest(row.getKey() + ": move " + move, () -> {
                            clock.set(TODAY);
                            NoShowCase theirs = objectionThatIs(row.getKey(), people.remove());
                            Response answer = switch (move) {
                                case 0 -> theirs.object();
                                case 1 -> theirs.takeBack();
                                default -> theirs.decide(move == 2 ? "ACCEPT" : "REJECT");
                            };
                            assertThat(answer.statusCode())
                                    .as(answer.asString())
                                    .isEqualTo(row.getValue().get(move));
                        })));
    }

    @Test
    void an_objection_that_is_made_decided_or_left_behind_at_once_comes_to_one_end() throws Exception {
        List<String> people = Customers.ofTierA(city, AtOnce.TIMES);
        city.publish("2026-12");
        for (int race = 0; race < people.size(); race++) {
            NoShowCase theirs = NoShowCase.of(city, shop, people.get(race));
            assertThat(AtOnce.run(3, () -> theirs.object().statusCode())).containsExactlyInAnyOrder(201, 409, 409);
            long review = theirs.review();
            Accused.claim(city, review, "reviewer-of-tests");
            if (race % 2 == 0) {
                assertThat(AtOnce.run(List.of(
                                () -> theirs.decide("ACCEPT").statusCode(),
                                () -> theirs.decide("REJECT").statusCode())))
                        .containsExactlyInAnyOrder(200, 409);
                assertThat(shop.told(theirs.citizen)).hasSize(2);
            } else {
                List<Integer> answers = AtOnce.run(List.of(
                        () -> theirs.leave().statusCode(),
                        () -> theirs.decide("ACCEPT").statusCode()));
                assertThat(answers.get(0)).isEqualTo(204);
                assertThat(shop.texts("SELECT state FROM reviews WHERE id = ?", review))
                        .containsExactly(answers.get(1) == 200 ? "ACCEPTED" : "WITHDRAWN");
                assertThat(theirs.objections()).isZero();
            }
        }
    }

    private NoShowCase objectionThatIs(String state, String who) {
        NoShowCase theirs = NoShowCase.unreported(city, shop, who);
        if (!state.equals("NOT_REPORTED")) {
            theirs.report(state.equals("KEPT"));
        }
        if (List.of("OPEN", "OPEN_AND_OVER", "TAKEN_BACK", "ACCEPTED", "REJECTED", "LEFT")
                .contains(state)) {
            theirs.object().then().statusCode(201);
        }
        switch (state) {
            case "TAKEN_BACK" -> theirs.takeBack().then().statusCode(204);
            case "ACCEPTED" -> theirs.decide("ACCEPT").then().statusCode(200);
            case "REJECTED" -> theirs.decide("REJECT").then().statusCode(200);
            case "LEFT" -> theirs.leave().then().statusCode(204);
            case "OVER", "OPEN_AND_OVER" -> clock.set(TODAY.plusDays(30));
            default -> assertThat(state).matches("NOT_REPORTED|KEPT|PAUSED|OPEN");
        }
        return theirs;
    }
}
