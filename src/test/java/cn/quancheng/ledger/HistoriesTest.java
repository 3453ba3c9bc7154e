package cn.quancheng.ledger;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

/** The packed histories say what the ledger says, whatever comes in. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class HistoriesTest {
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";
    private static final List<String> FACTS = List.of(
            "HONOR,MUNICIPAL,,%s,,,,示例部门",
            "VOLUNTEER_SERVICE,,%d,%s,,,,示例部门",
            "PROFESSIONAL_QUALIFICATION,,,%s,2027-05-05,,,示例部门",
            "GENERAL_PENALTY,,,%s,,D%d,ORDINARY,示例部门",
            "UNCIVIL_BEHAVIOR,LITTERING,,%s,,D%d,ORDINARY,示例部门");

    @Inject
    TestCity city;

    @Inject
    HistoryCheck check;

    @Inject
    AgroalDataSource database;

    private final Random random = new Random(7);
    private final String prefix = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> citizens = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @Test
    void histories_and_ledger_agree_after_every_step_of_a_random_sequence() throws SQLException {
        for (int step = 0; step < 40; step++) {
            String what = step();
            HistoryCheck.Finding finding = check.run(false, "a test");
            assertThat(finding.different())
                    .as("after step " + step + ", " + what)
                    .isZero();
            assertThat(finding.citizens()).isPositive();
        }
    }

    @Test
    void a_damaged_history_is_found_and_rebuilt() throws SQLException {
        register();
        report();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE histories SET events = substring(events FOR octet_length(events) - 3)"
                    + " WHERE citizen_id = (SELECT max(citizen_id) FROM histories)");
        }

        assertThat(check.run(false, "a test"))
                .extracting(HistoryCheck.Finding::different, HistoryCheck.Finding::rebuilt)
                .containsExactly(1L, 0L);
        city.as(Role.OPERATOR)
                .contentType("application/json")
                .body("{\"rebuild\":true}")
                .post("/api/v1/histories/checks")
                .then()
                .statusCode(200)
                .body("different", is(1))
                .body("rebuilt", is(1));
        assertThat(check.run(false, "a test").different()).isZero();
    }

    private String step() {
        return switch (citizens.isEmpty() ? 0 : random.nextInt(6)) {
            case 0 -> register();
            case 1 -> move();
            case 2 -> withdraw();
            case 3 -> close();
            default -> report();
        };
    }

    private String register() {
        StringBuilder csv = new StringBuilder("id_number,name,district,agreed_on,agreement_no\n");
        for (int i = 0; i < 5; i++) {
            String citizen = IdentityNumbers.next();
            citizens.add(citizen);
            csv.append(citizen)
                    .append(",示例,历下区,")
                    .append(random.nextBoolean() ? "2026-01-01,H" + citizen.substring(8) : ",")
                    .append('\n');
        }
        assertThat(city.loadCitizens(csv.toString()).getLong("accepted")).isEqualTo(5);
        return "a register file";
    }

    private String move() {
        city.loadCitizens("id_number,name,district,status\n" + any(citizens) + ",示例," + any(List.of("历下区", "商河县")) + ","
                + any(List.of("ACTIVE", "MOVED", "DECEASED")) + "\n");
        return "a change of status or district";
    }

    private String withdraw() {
        city.withdraw(any(citizens), "a test").then().statusCode(204);
        return "a withdrawal";
    }

    private String close() {
        if (!lines.isEmpty()) {
            String recordNo = any(lines).split(",")[0];
            if (random.nextBoolean()) {
                city.close(recordNo, "REVOKED", "2026-10-" + (10 + random.nextInt(19)));
            } else {
                city.reopen(recordNo);
            }
        }
        return "a closing or its undoing";
    }

    private String report() {
        StringBuilder csv = new StringBuilder(RECORDS);
        for (int i = 0; i < 20; i++) {
            String line = lines.isEmpty() || random.nextInt(4) > 0 ? fresh() : any(lines);
            csv.append(random.nextInt(10) == 0 ? line.replace("2026-0", "2025-0") : line);
        }
        assertThat(city.report(csv.toString()).getLong("total")).isEqualTo(20);
        return "a file of records";
    }

    private String fresh() {
        String day = "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
        String fact = any(FACTS);
        Object[] fill = fact.indexOf("%d") < 0
                ? new Object[] {day}
                : fact.indexOf("%d") < fact.indexOf("%s")
                        ? new Object[] {random.nextInt(1000), day}
                        : new Object[] {day, random.nextInt(1000)};
        String line = prefix + "-" + lines.size() + "," + any(citizens) + ",示例," + fact.formatted(fill) + "\n";
        lines.add(line);
        return line;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
