package cn.quancheng.ledger;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

/** A file that is only checked says all that sending it would say, and changes nothing. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DryRunTest extends ReportingDepartment {
    private static final String CLOSURES = "/api/v1/closures/batches";
    private static final String REGISTER = "/api/v1/citizens/batches";
    private static final String HONOUR = "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门";

    @Inject
    AgroalDataSource database;

    @Test
    void a_file_of_records_is_accounted_for_as_if_it_were_real() throws SQLException {
        reports.report(reports.line("known", HONOUR), reports.line("other", HONOUR));
        String file = Reports.HEADER
                + reports.line("A", HONOUR)
                + reports.line("A", HONOUR)
                + reports.line("known", HONOUR)
                + reports.line("other", "HONOR,NATIONAL,,2026-01-20,,,,示例部门")
                + reports.line("B", reports.citizen, "别人", HONOUR)
                + reports.line("C", IdentityNumbers.next(), "示例", HONOUR)
                + reports.line("D", "HONOR,GALACTIC,,2026-01-20,,,,示例部门")
                + reports.line("E", "GENERAL_PENALTY,,,2026-01-20,,文号,普通程序,示例部门");

        List<Long> before = everything();
        JsonPath tried = load(city.asDepartment(), Reports.PATH + "?dryRun=true", file);

        assertThat(everything()).isEqualTo(before);
        assertThat(tried.getString("state")).isEqualTo("CHECKED");
        assertThat(tried.getBoolean("dryRun")).isTrue();
        assertThat(Reports.counts(tried)).containsExactly(2L, 4L, 2L);

        JsonPath real = load(city.asDepartment(), Reports.PATH + "?dryRun=false", file);
        assertThat(real.getString("state")).isEqualTo("DONE");
        assertThat(Reports.counts(real)).isEqualTo(Reports.counts(tried));
        assertThat(reports.errors(real)).isEqualTo(reports.errors(tried)).contains("已用于内容不同", "不一致", "人口库中没有");

        assertThat(Reports.counts(load(city.asDepartment(), Reports.PATH + "?dryRun=true", file)))
                .containsExactly(0L, 4L, 4L);
    }

    @Test
    void a_file_of_closings_decides_nothing() throws SQLException {
        reports.report(reports.line("A", HONOUR), reports.line("B", HONOUR));
        String file = "record_no,kind,closed_on,document_no\n"
                + reports.prefix + "A,REVOKED,2026-02-01,X1\n"
                + reports.prefix + "B,REVOKED,2026-01-01,X1\n"
                + reports.prefix + "C,REVOKED,2026-02-01,X1\n";

        List<Long> before = everything();
        JsonPath tried = load(city.asDepartment(), CLOSURES + "?dryRun=true", file);
        assertThat(everything()).isEqualTo(before);
        assertThat(tried.getString("state")).isEqualTo("CHECKED");

        JsonPath real = load(city.asDepartment(), CLOSURES, file);
        assertThat(Reports.counts(real)).isEqualTo(Reports.counts(tried)).containsExactly(1L, 2L, 0L);
        assertThat(city.errors(CLOSURES, real)).isEqualTo(city.errors(CLOSURES, tried));
    }

    @Test
    void a_file_of_the_register_registers_nobody() throws SQLException {
        String stranger = IdentityNumbers.next();
        String file = "id_number,name,district,agreed_on,agreement_no\n" + stranger + ",示例,历下区,2026-09-01,T-"
                + stranger.substring(8) + "\n" + stranger + ",两样,历下区,,\n";

        List<Long> before = everything();
        JsonPath tried = load(city.as(Role.OPERATOR), REGISTER + "?dryRun=true", file);
        assertThat(everything()).isEqualTo(before);
        assertThat(Reports.counts(tried)).containsExactly(1L, 1L, 0L);

        JsonPath real = load(city.as(Role.OPERATOR), REGISTER, file);
        assertThat(Reports.counts(real)).isEqualTo(Reports.counts(tried));
        assertThat(city.errors(REGISTER, real)).isEqualTo(city.errors(REGISTER, tried));
    }

    @Test
    void under_one_key_a_check_and_the_file_itself_are_two_requests() {
        String file = Reports.HEADER + reports.line("A", HONOUR);
        String key = "key " + reports.prefix;
        Response tried = send(city.asDepartment().header("Idempotency-Key", key), "?dryRun=true", file);
        Response again = send(city.asDepartment().header("Idempotency-Key", key), "?dryRun=true", file);
        Response real = send(city.asDepartment().header("Idempotency-Key", key), "", file);

        assertThat(again.jsonPath().getLong("batchId"))
                .isEqualTo(tried.jsonPath().getLong("batchId"));
        assertThat(city.follow(tried).getString("state")).isEqualTo("CHECKED");
        assertThat(city.follow(real).getString("state")).isEqualTo("DONE");
    }

    @Test
    void a_slip_in_the_parameter_makes_no_check_real() {
        send(city.asDepartment(), "?dryRun=yes", Reports.HEADER + reports.line("A", HONOUR))
                .then()
                .statusCode(400)
                .body("violations[0].field", is("dryRun"));
    }

    /** What the database holds of anything that a file may change. */
    private List<Long> everything() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(connection, """
                    SELECT count(*) FROM journal UNION ALL SELECT count(*) FROM records
                    UNION ALL SELECT count(*) FROM record_marks UNION ALL SELECT sum(length(events)) FROM histories
                    UNION ALL SELECT count(*) FROM citizens UNION ALL SELECT count(*) FROM citizen_standings
                    UNION ALL SELECT count(*) FROM agreements UNION ALL SELECT count(*) FROM citizen_messages
                    UNION ALL SELECT count(*) FROM score_revisions UNION ALL SELECT count(*) FROM departments
                    """, row -> row.getLong(1));
        }
    }

    private JsonPath load(RequestSpecification sender, String path, String file) {
        return city.load(sender, path, file);
    }

    private static Response send(RequestSpecification sender, String query, String file) {
        return sender.contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(Reports.PATH + query);
    }
}
