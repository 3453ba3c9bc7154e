package cn.quancheng.audit;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AuditReaderTest {
    private static final int LINES = 7;

    @Inject
    AuditReader reader;

    @Inject
    AuditBook book;

    @Inject
    DataSource database;

    private final String actor = "r-" + UUID.randomUUID();
    private final long citizen = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);

    @Test
    void lines_come_newest_first_page_by_page_each_of_them_once() {
        for (int line = 0; line < LINES; line++) {
            book.record(AuditEntry.of(actor, "READ").with("line", line));
        }
        List<Object> read = new ArrayList<>();
        Optional<Long> after = Optional.empty();
        for (List<AuditLine> page = page(after); !page.isEmpty(); page = page(after)) {
            page.forEach(line -> read.add(line.details().get("line")));
            after = Optional.of(page.get(page.size() - 1).id());
        }

        assertThat(read).containsExactly(6, 5, 4, 3, 2, 1, 0);
    }

    @Test
    void each_question_narrows_the_answer() {
        book.record(AuditEntry.of(actor, "CITIZEN_READ").about(citizen).because("case 7"));
        book.record(AuditEntry.of(actor, "RUN_STARTED").on("run/1"));
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());

        assertThat(actions(byActor())).containsExactly("RUN_STARTED", "CITIZEN_READ");
        assertThat(actions(new AuditQuery(
                        OptionalLong.empty(),
                        Optional.of(actor),
                        Optional.of("RUN_STARTED"),
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly("RUN_STARTED");
        assertThat(reader.read(everything().about(citizen), Optional.empty(), 10)
                        .orElseThrow())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.reason()).isEqualTo("case 7");
                    assertThat(line.aboutCitizen()).isTrue();
                });
        assertThat(actions(new AuditQuery(
                        OptionalLong.empty(),
                        Optional.of(actor),
                        Optional.empty(),
                        Optional.of(now.plusSeconds(60)),
                        Optional.empty())))
                .isEmpty();
        assertThat(actions(new AuditQuery(
                        OptionalLong.empty(),
                        Optional.of(actor),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(now.minusSeconds(60)))))
                .isEmpty();
    }

    @Test
    void there_is_no_page_after_a_line_that_is_not_there() {
        assertThat(reader.read(everything(), Optional.of(Long.MAX_VALUE), 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "subject_citizen = 7", "actor = 'a'", "action = 'A'"})
    void every_question_is_answered_from_an_index_without_sorting(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // The book's indexes without its lines: what the tests before have written would bend the plan.
            statement.execute("CREATE TEMP TABLE book (LIKE audit_log INCLUDING INDEXES) ON COMMIT DROP");
            statement.execute("SET LOCAL enable_seqscan = off");
            statement.execute("SET LOCAL enable_sort = off");
            try (ResultSet row = statement.executeQuery("EXPLAIN SELECT * FROM book WHERE " + question
                    + " AND at >= '2026-01-01' AND (at, id) < ('2026-11-01', 99) ORDER BY at DESC, id DESC LIMIT 50")) {
                StringBuilder plan = new StringBuilder();
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
                assertThat(plan.toString())
                        .contains("Index Scan Backward", "Index Cond")
                        .doesNotContain("Sort", "Seq Scan", "Filter");
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private List<AuditLine> page(Optional<Long> after) {
        return reader.read(byActor(), after, 3).orElseThrow();
    }

    private List<String> actions(AuditQuery query) {
        return reader.read(query, Optional.empty(), 10).orElseThrow().stream()
                .map(AuditLine::action)
                .toList();
    }

    private AuditQuery byActor() {
        return new AuditQuery(
                OptionalLong.empty(), Optional.of(actor), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static AuditQuery everything() {
        return new AuditQuery(
                OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
