package cn.quancheng.audit;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule 9 of the domain: every look at a citizen's data is written down. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AuditBookTest {
    @Inject
    AuditBook book;

    @Inject
    DataSource database;

    private final String subject = "run/" + UUID.randomUUID();

    @Test
    void a_line_says_who_did_what_to_whom_and_why() throws SQLException {
        book.record(AuditEntry.of("reviewer", "CITIZEN_READ")
                .about(42)
                .on(subject)
                .because("案件 2026-17")
                .with("month", "2026-11")
                .with("count", 3));

        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select actor, action, subject_citizen, reason, details->>'month',"
                        + " (details->>'count')::int, at <= now() from audit_log where subject = '" + subject + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("reviewer");
            assertThat(row.getString(2)).isEqualTo("CITIZEN_READ");
            assertThat(row.getLong(3)).isEqualTo(42);
            assertThat(row.getString(4)).isEqualTo("案件 2026-17");
            assertThat(row.getString(5)).isEqualTo("2026-11");
            assertThat(row.getInt(6)).isEqualTo(3);
            assertThat(row.getBoolean(7)).isTrue();
        }
    }

    @Test
    void a_line_goes_when_what_it_tells_of_is_undone() throws SQLException {
        QuarkusTransaction.begin();
        book.record(AuditEntry.of("operator", "RUN_STARTED").on(subject));
        QuarkusTransaction.rollback();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            book.record(connection, AuditEntry.of("operator", "RUN_STARTED").on(subject));
            connection.rollback();
        }
        assertThat(lines()).isZero();

        QuarkusTransaction.requiringNew()
                .run(() -> book.record(AuditEntry.of("operator", "RUN_STARTED").on(subject)));
        assertThat(lines()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_log set actor = 'nobody'",
                "delete from audit_log",
                "delete from audit_log where id = -1",
                "truncate audit_log"
            })
    void no_line_is_ever_changed_or_removed(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            assertThatThrownBy(() -> change.executeUpdate(statement)).hasMessageContaining("append-only");
        }
    }

    @Test
    void an_identity_number_typed_as_a_reason_is_masked() {
        AuditEntry entry = AuditEntry.of("reviewer", "CITIZEN_READ")
                .on("citizen 370199199003070015")
                .because("本人370199199003070015来电")
                .with("note", "370199199003070015");

        assertThat(entry.toString()).doesNotContain("19900307");
    }

    private int lines() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count =
                        connection.prepareStatement("select count(*) from audit_log where subject = ?")) {
            count.setString(1, subject);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
