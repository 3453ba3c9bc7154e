package cn.quancheng.ledger;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/** What is sent twice enters once. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RepeatedRecordsTest extends ReportingDepartment {
    @Inject
    HistoryCheck check;

    @Test
    void the_same_line_again_is_a_duplicate_and_the_same_number_with_other_content_is_refused() {
        String first = reports.line("A", "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门");
        String other = reports.line("A", "HONOR,NATIONAL,,2026-01-20,,,,示例部门");

        JsonPath together = city.report(Reports.HEADER + first + first + other);
        assertThat(Reports.counts(together)).containsExactly(1L, 1L, 1L);
        assertThat(reports.faults(together)).extracting(f -> f.getField("line")).containsExactly("4");

        assertThat(Reports.counts(city.report(Reports.HEADER + first))).containsExactly(0L, 0L, 1L);
        assertThat(Reports.counts(city.report(Reports.HEADER + other))).containsExactly(0L, 1L, 0L);
        // The same number in another department is another record.
        assertThat(Reports.counts(city.report(Reports.HEADER + first.replace("示例部门", "另一部门"))))
                .containsExactly(1L, 0L, 0L);
    }

    @Test
    void the_same_key_with_the_same_file_is_the_same_batch_and_with_another_one_is_refused() {
        String file = Reports.HEADER + reports.line("A", "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门");

        long first = sendUnder("key-" + reports.prefix, file).jsonPath().getLong("batchId");
        assertThat(sendUnder("key-" + reports.prefix, file).jsonPath().getLong("batchId"))
                .isEqualTo(first);
        sendUnder("key-" + reports.prefix, file + reports.line("B", "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门"))
                .then()
                .statusCode(422);
    }

    @Test
    void two_batches_at_once_with_the_same_numbers_enter_once() throws Exception {
        StringBuilder csv = new StringBuilder(Reports.HEADER);
        for (int i = 0; i < 2_000; i++) {
            csv.append(reports.line("T" + i, "VOLUNTEER_SERVICE,,60,2026-01-20,,,,示例部门"));
        }
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            Callable<JsonPath> send = () -> city.report(csv.toString());
            List<JsonPath> batches = new ArrayList<>();
            for (Future<JsonPath> sent : senders.invokeAll(List.of(send, send, send, send))) {
                batches.add(sent.get());
            }
            assertThat(batches).extracting(b -> b.getString("state")).containsOnly("DONE");
            assertThat(batches).extracting(b -> b.getLong("accepted")).containsExactlyInAnyOrder(2_000L, 0L, 0L, 0L);
            assertThat(batches)
                    .extracting(b -> b.getLong("duplicates"))
                    .containsExactlyInAnyOrder(0L, 2_000L, 2_000L, 2_000L);
        } finally {
            senders.shutdownNow();
        }
        assertThat(check.run(false, "a test").different()).isZero();
    }

    private Response sendUnder(String key, String file) {
        return city.asDepartment()
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(Reports.PATH);
    }
}
