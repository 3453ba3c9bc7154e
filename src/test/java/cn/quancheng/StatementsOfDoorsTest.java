package cn.quancheng;

import cn.quancheng.benefits.Shop;
import cn.quancheng.messages.CitizenMessages;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each of a citizen's doors costs in SQL statements, so that one more is seen. Those of the score are held by {@code
 * MyScoreTest}.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class StatementsOfDoorsTest {
    /** With what follows from an agreement, or from its end, in every room. */
    private static final Map<String, Integer> COSTS = Map.ofEntries(
            Map.entry("DELETE /api/v1/me/agreement", 38),
            Map.entry("DELETE /api/v1/me/checks/{id}/objection", 8),
            Map.entry("DELETE /api/v1/me/declarations/{id}", 10),
            Map.entry("DELETE /api/v1/me/declarations/{id}/evidence/{piece}", 8),
            Map.entry("DELETE /api/v1/me/commitments/{id}", 8),
            Map.entry("DELETE /api/v1/me/disputes/{id}", 22),
            Map.entry("DELETE /api/v1/me/repairs/{id}", 6),
            Map.entry("DELETE /api/v1/me/reviews/{id}", 6),
            Map.entry("DELETE /api/v1/me/verification", 6),
            Map.entry("DELETE /api/v1/me/checks/{id}", 5),
            Map.entry("DELETE /api/v1/me/consents/{id}", 4),
            Map.entry("GET /api/v1/me/benefits", 7),
            Map.entry("GET /api/v1/me/checks", 8),
            Map.entry("GET /api/v1/me/consents", 5),
            Map.entry("POST /api/v1/me/codes", 12),
            Map.entry("POST /api/v1/me/consents", 12),
            Map.entry("GET /api/v1/me/accesses", 4),
            Map.entry("GET /api/v1/me/agreement", 6),
            Map.entry("GET /api/v1/me/data", 33),
            Map.entry("GET /api/v1/me/data/retention", 0),
            Map.entry("GET /api/v1/me/declarations", 4),
            Map.entry("GET /api/v1/me/declarations/{id}", 4),
            Map.entry("GET /api/v1/me/declarations/{id}/evidence", 4),
            Map.entry("GET /api/v1/me/declarations/{id}/evidence/{piece}", 3),
            Map.entry("GET /api/v1/me/commitments", 4),
            Map.entry("GET /api/v1/me/commitments/{id}", 4),
            Map.entry("GET /api/v1/me/disputes", 4),
            Map.entry("GET /api/v1/me/disputes/{id}", 4),
            Map.entry("GET /api/v1/me/messages", 4),
            Map.entry("GET /api/v1/me/repairs", 4),
            Map.entry("GET /api/v1/me/repairs/offers", 3),
            Map.entry("GET /api/v1/me/repairs/{id}", 4),
            Map.entry("GET /api/v1/me/report", 15),
            Map.entry("GET /api/v1/me/reviews", 4),
            Map.entry("GET /api/v1/me/verification", 4),
            Map.entry("POST /api/v1/me/checks/{id}/objection", 12),
            Map.entry("POST /api/v1/me/declarations", 13),
            Map.entry("POST /api/v1/me/declarations/{id}/evidence", 13),
            Map.entry("POST /api/v1/me/commitments", 8),
            Map.entry("POST /api/v1/me/commitments/{id}/fulfilment", 10),
            Map.entry("POST /api/v1/me/disputes", 27),
            Map.entry("POST /api/v1/me/repairs", 9),
            Map.entry("POST /api/v1/me/reviews", 12),
            Map.entry("POST /api/v1/me/verification", 12),
            Map.entry("PUT /api/v1/me/agreement", 26),
            Map.entry("PUT /api/v1/me/agreement/refusal", 3),
            Map.entry("PUT /api/v1/me/declarations/{id}/reply", 8),
            Map.entry("PUT /api/v1/me/messages/read", 2),
            Map.entry("PUT /api/v1/me/messages/{id}/read", 3));

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    CitizenMessages messages;

    @Inject
    Shop shop;

    private final String warm = IdentityNumbers.next();
    private final String counted = IdentityNumbers.next();

    @BeforeEach
    void twoRegisteredCitizens() {
        clock.set(LocalDate.of(2026, 12, 6));
        city.loadCitizens("id_number,name,district\n" + warm + ",示例,历下区\n" + counted + ",示例,历下区\n");
        city.report(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                        + DayAtEveryDoor.recordsOf(warm) + DayAtEveryDoor.recordsOf(counted));
        city.publish("2026-12");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void every_door_costs_as_many_statements_as_it_always_did() {
        new DayAtEveryDoor(city, shop, messages, warm).live();
        Map<String, Integer> costs = new DayAtEveryDoor(city, shop, messages, counted).live();

        assertThat(costs).isEqualTo(COSTS);
        Set<String> doors = Endpoint.all().keySet().stream()
                .filter(row ->
                        row.contains(" " + DayAtEveryDoor.ME + "/") && !row.contains(DayAtEveryDoor.ME + "/score"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(costs.keySet()).containsExactlyInAnyOrderElementsOf(doors);
    }
}
