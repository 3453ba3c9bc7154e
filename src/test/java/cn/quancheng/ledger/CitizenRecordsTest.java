package cn.quancheng.ledger;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.citizens.Agreed;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.citizens.Channel;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.journal.Decisions;
import cn.quancheng.models.Notices;
import cn.quancheng.security.IdentityNumber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands on a citizen's own act lasts as long as the agreement. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CitizenRecordsTest {
    private static final LocalDate LAST_MONTH = LocalDate.of(2026, 11, 20);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Citizens register;

    @Inject
    Agreements agreements;

    @Inject
    Notices notices;

    @Inject
    CitizenRecords own;

    @Inject
    Decisions decisions;

    private final String idNumber = IdentityNumbers.next();

    @BeforeEach
    void aRegisteredCitizenInDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        city.loadCitizens("id_number,name,district\n" + idNumber + ",示例,历下区\n");
        city.publish("2026-12");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void who_is_verified_and_agrees_has_a_real_name_from_that_day_on() throws SQLException {
        agree(Channel.MINI_PROGRAM, LAST_MONTH);

        JsonPath found = found();
        assertThat(found.getInt("score.score")).isEqualTo(610);
        assertThat(items(found)).containsExactly("REAL_NAME");
        assertThat(recordsOf(found, "REAL_NAME").get(0)).contains("2026-11-20");
    }

    @Test
    void a_paper_says_nothing_of_a_real_name() throws SQLException {
        agree(Channel.PAPER, LAST_MONTH);

        assertThat(found().getInt("score.score")).isEqualTo(600);
    }

    @Test
    void a_renewal_adds_no_second_real_name() throws SQLException {
        agree(Channel.MINI_PROGRAM, LAST_MONTH);
        agree(Channel.MINI_PROGRAM, LAST_MONTH.plusDays(3));

        assertThat(recordsOf(found(), "REAL_NAME")).hasSize(1);
    }

    @Test
    void a_declared_record_weighs_at_once_and_a_withdrawal_closes_it_for_good() throws SQLException {
        agree(Channel.MINI_PROGRAM, LAST_MONTH);
        donate();
        assertThat(found().getInt("score.score")).isEqualTo(615);

        city.withdraw(idNumber, "a test").then().statusCode(204);
        assertThat(found().getString("score")).isNull();

        agree(Channel.MINI_PROGRAM, LocalDate.of(2026, 12, 6));
        assertThat(found().getInt("score.score"))
                .as("the new real name is of December, and counts from January on")
                .isEqualTo(600);
    }

    @Test
    void a_withdrawal_leaves_what_departments_reported_as_it_was() throws SQLException {
        city.report(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                        + "H" + UUID.randomUUID() + "," + idNumber + ",示例,HONOR,MUNICIPAL,,2026-10-05,,,,示例部门\n");
        agree(Channel.MINI_PROGRAM, LAST_MONTH);
        city.withdraw(idNumber, "a test").then().statusCode(204);
        agree(Channel.MINI_PROGRAM, LocalDate.of(2026, 12, 6));

        assertThat(found().getInt("score.score")).isEqualTo(600);
        city.publish("2026-12");
        assertThat(found().getInt("score.score")).isEqualTo(620);
    }

    private void agree(Channel channel, LocalDate on) throws SQLException {
        agreements.agree(
                citizen(), new Agreed(channel, notices.current(), on, "TY-" + UUID.randomUUID()), "a test", null);
    }

    private void donate() throws SQLException {
        long citizen = citizen().id();
        RecordKey key = new RecordKey("市慈善总会", "D" + UUID.randomUUID());
        QuarkusTransaction.requiringNew().call(() -> {
            long entry = decisions.begin(citizen, "DECLARATION");
            own.add(new OwnRecord(citizen, "CHARITY_DONATION", null, 1, key, LAST_MONTH, null, null), entry);
            decisions.made(citizen, entry);
            return entry;
        });
    }

    private Citizen citizen() throws SQLException {
        return register.find(new IdentityNumber(idNumber)).orElseThrow();
    }

    private JsonPath found() {
        return city.search(idNumber).jsonPath();
    }

    private static List<String> items(JsonPath found) {
        return found.getList("score.indicators.records.flatten().item", String.class);
    }

    private static List<String> recordsOf(JsonPath found, String item) {
        return found.getList(
                "score.indicators.records.flatten().findAll { it.item == '" + item + "' }.collect { it.toString() }",
                String.class);
    }
}
