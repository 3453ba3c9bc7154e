package cn.quancheng.ledger;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A month's closings in one file: one decision about each citizen in it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ClosingFileTest {
    private static final String PATH = "/api/v1/closures/batches";
    private static final String HEADER = "record_no,kind,closed_on,document_no\n";
    private static final int PEOPLE = 30;

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    HistoryCheck check;

    @Inject
    AgroalDataSource database;

    private final String prefix = "C" + UUID.randomUUID();
    private final List<String> people = new ArrayList<>();

    @BeforeEach
    void penaltiesInDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        StringBuilder register = new StringBuilder("id_number,name,district,agreed_on,agreement_no\n");
        StringBuilder records = new StringBuilder(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n");
        for (int i = 0; i < PEOPLE; i++) {
            String person = IdentityNumbers.next();
            people.add(person);
            register.append(person)
                    .append(",示例,历下区,2026-09-01,F-")
                    .append(person.substring(8))
                    .append('\n');
            records.append(number(i)).append(',').append(person);
            records.append(",示例,GENERAL_PENALTY,,,2026-10-05,,D1,ORDINARY,示例部门\n");
        }
        city.loadCitizens(register.toString());
        city.report(records.toString());
        city.publish("2026-12");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void every_citizen_of_the_file_is_scored_again_at_once() throws SQLException {
        StringBuilder file = new StringBuilder("编号,停用原因,停用日期,文书号\n");
        for (int i = 0; i < PEOPLE; i++) {
            file.append(number(i)).append(i % 2 == 0 ? ",移出名单" : ",REVOKED").append(",2026-12-05,X1\n");
        }

        JsonPath batch = send(file.toString());

        assertThat(counts(batch)).containsExactly(30L, 0L, 0L);
        for (String person : people) {
            assertThat(city.search(person).jsonPath().getInt("score.score")).isEqualTo(600);
        }
        assertThat(check.run(false, "a test").different()).isZero();
        try (Connection connection = database.getConnection()) {
            assertThat(Sql.list(
                            connection,
                            "SELECT j.decision, count(DISTINCT d.entry) FROM decisions d JOIN journal j USING (entry)"
                                    + " JOIN batches b USING (entry) WHERE b.id = ? GROUP BY 1",
                            row -> row.getBoolean(1) + " " + row.getInt(2),
                            batch.getLong("batchId")))
                    .as("one decision of the journal")
                    .containsExactly("true 1");
        }
        assertThat(city.scores(city.publish("2026-12").getInt("id"))).contains(people.get(0) + ",2026-12,600");
    }

    @Test
    void what_is_no_closing_of_that_record_is_refused_and_what_is_known_changes_nothing() {
        send(HEADER + number(0) + ",REVOKED,2026-12-01,X1\n");

        JsonPath batch = send(HEADER
                + number(0) + ",REVOKED,2026-12-01,X1\n"
                + number(0) + ",REVOKED,2026-12-02,X1\n"
                + "nobody's,REVOKED,2026-12-01,X1\n"
                + number(1) + ",REVOKED,2026-10-04,X1\n"
                + number(2) + ",REVOKED,2026-12-07,X1\n"
                + number(3) + ",FORGOTTEN,2026-12-01,X1\n"
                + number(4) + ",REVOKED,2026-12-01,\n"
                + number(5) + ",PERFORMED,2026-12-01,X1\n");

        assertThat(counts(batch)).containsExactly(1L, 6L, 1L);
        assertThat(city.errors(PATH, batch).lines())
                .anyMatch(line -> line.startsWith("3,record_no,"))
                .anyMatch(line -> line.startsWith("4,record_no,nobody's,没有这个编号的记录"))
                .anyMatch(line -> line.startsWith("5,closed_on,2026-10-04,"))
                .anyMatch(line -> line.startsWith("6,closed_on,2026-12-07,"))
                .anyMatch(line -> line.startsWith("7,kind,FORGOTTEN,"))
                .anyMatch(line -> line.startsWith("8,document_no,"));
        assertThat(city.search(people.get(5)).jsonPath().getInt("score.score")).isEqualTo(600);
        assertThat(city.search(people.get(1)).jsonPath().getInt("score.score")).isEqualTo(570);
    }

    private JsonPath send(String file) {
        return city.load(city.asDepartment(), PATH, file);
    }

    private String number(int person) {
        return prefix + "-" + person;
    }

    private static List<Long> counts(JsonPath batch) {
        return List.of(batch.getLong("accepted"), batch.getLong("rejected"), batch.getLong("duplicates"));
    }
}
