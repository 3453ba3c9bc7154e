package cn.quancheng.intake;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.DepartmentGrant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

/** Who sends slowly holds up nobody else. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SlowSendersTest {
    private static final String RECORDS = "/api/v1/records/batches";
    private static final String HEADER =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";
    private static final int SHARE = 4;

    @Inject
    TestCity city;

    @Inject
    IntakeDatabase database;

    @TestHTTPResource
    URI service;

    @Test
    void eight_that_trickle_do_not_stop_the_ninth_and_are_told_to_hurry() throws Exception {
        String citizen = IdentityNumbers.next();
        String line = citizen + "x," + citizen + ",示例,HONOR,MUNICIPAL,,2026-01-20,,,,示例部门\n";
        List<TricklingUpload> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * SHARE; i++) {
                slow.add(new TricklingUpload(service, RECORDS, token(i / SHARE), HEADER + line.repeat(2)));
            }
            await().until(() -> receiving() == 2 * SHARE);

            department(0)
                    .contentType("text/csv")
                    .body(HEADER.getBytes(StandardCharsets.UTF_8))
                    .post(RECORDS)
                    .then()
                    .statusCode(429)
                    .body("detail", containsString("同时上传的文件已达4个"));
            assertThat(city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n")
                            .getLong("accepted"))
                    .isEqualTo(1);
            assertThat(receiving()).isEqualTo(2 * SHARE);
            assertThat(openTransactions()).isZero();

            for (TricklingUpload upload : slow) {
                assertThat(upload.answer()).startsWith("HTTP/1.1 408").contains("上传太慢");
            }
        } finally {
            for (TricklingUpload upload : slow) {
                upload.close();
            }
        }
        await().until(() -> receiving() == 0);
        assertThat(city.load(department(0), RECORDS, HEADER + line.replace(citizen + "x", "S" + citizen.substring(8)))
                        .getLong("accepted"))
                .isEqualTo(1);
    }

    private RequestSpecification department(int number) {
        return city.asDepartment("slow-" + number, new DepartmentGrant("示例部门", Set.of("*"), true));
    }

    private String token(int number) {
        return ((FilterableRequestSpecification) department(number))
                .getHeaders()
                .getValue("Authorization");
    }

    private long receiving() throws Exception {
        return database.number("SELECT count(*) FROM batches WHERE state = 'RECEIVING' AND client LIKE 'slow-%'");
    }

    /** Of others than the one who asks. */
    private long openTransactions() throws Exception {
        return database.number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND xact_start < now() - interval '1 second'"
                + " AND backend_type = 'client backend'");
    }
}
