package cn.quancheng.audit;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TablesOwner;
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
    private static final String NOT_PERMITTED = "42501";

    @Inject
    AuditBook book;

    @Inject
    DataSource database;

    @Inject
    TablesOwner owner;

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
                "truncate audit_log",
                "alter table audit_log disable trigger all",
                "alter table audit_log add column note text",
                "drop trigger audit_log_is_append_only on audit_log",
                "create trigger forget before insert on audit_log execute function suppress_redundant_updates_trigger()",
                "drop table audit_log",
                "create or replace function refuse_to_change_the_audit_log() returns trigger language plpgsql"
                        + " as 'begin return null; end'",
                "set role quancheng_owner",
                "set session_replication_role = replica"
            })
    void the_service_s_own_login_can_neither_change_nor_remove_a_line_nor_what_guards_them(String statement)
            throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            assertThatThrownBy(() -> change.executeUpdate(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo(NOT_PERMITTED));
        }
    }

    @Test
    void not_even_the_login_that_owns_the_table_changes_a_line_in_passing() {
        assertThatThrownBy(() -> owner.execute("delete from audit_log")).hasMessageContaining("append-only");
    }

    @Test
    void the_service_s_own_login_is_no_superuser_and_makes_no_roles() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls"
                        + " from pg_roles where rolname = current_user")) {
            row.next();
            assertThat(row.getBoolean(1)).isFalse();
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
