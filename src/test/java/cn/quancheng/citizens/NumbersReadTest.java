package cn.quancheng.citizens;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.journal.Seen;
import cn.quancheng.ledger.HistoryCheck;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.Sex;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Sex and district stand in the histories: of who is registered, of who moves, and of who was there before. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class NumbersReadTest {
    private static final String HEADER = "id_number,name,district,agreed_on,agreement_no\n";
    private static int given;

    @Inject
    TestCity city;

    @Inject
    NumbersRead numbers;

    @Inject
    Districts districts;

    @Inject
    HistoryCheck check;

    @Inject
    AgroalDataSource database;

    private final String man = IdentityNumbers.of(LocalDate.of(1903, 5, 6), sequence(1));
    private final String woman = IdentityNumbers.of(LocalDate.of(1903, 5, 6), sequence(0));

    @Test
    void whoever_is_registered_has_them_and_whoever_moves_has_the_new_district() throws SQLException {
        register();
        assertThat(inHistory(man)).isEqualTo(new Group(Sex.MALE, "历下区"));
        assertThat(inHistory(woman)).isEqualTo(new Group(Sex.FEMALE, "商河县"));

        city.loadCitizens("id_number,name,district\n" + man + ",示例,莱芜区\n");

        assertThat(inHistory(man)).isEqualTo(new Group(Sex.MALE, "莱芜区"));
        assertThat(check.run(false, "a test").different()).isZero();
    }

    @Test
    void a_history_of_before_is_read_and_written_anew_once() throws SQLException {
        register();
        ofBefore(man);
        ofBefore(woman);
        assertThat(inHistory(man)).isEqualTo(new Group(Sex.UNKNOWN, "?"));

        numbers.read();

        assertThat(inHistory(man)).isEqualTo(new Group(Sex.MALE, "历下区"));
        assertThat(inHistory(woman)).isEqualTo(new Group(Sex.FEMALE, "商河县"));
        assertThat(check.run(false, "a test").different()).isZero();
        byte[] once = events(man);
        numbers.read();
        assertThat(events(man)).isEqualTo(once);
    }

    @Test
    void what_came_in_between_stays_beside_it() throws SQLException {
        register();
        ofBefore(man);
        city.loadCitizens("id_number,name,district\n" + man + ",示例,莱芜区\n");
        assertThat(inHistory(man))
                .as("the number is sealed: a file brings the district only")
                .isEqualTo(new Group(Sex.UNKNOWN, "莱芜区"));

        numbers.read();

        assertThat(inHistory(man)).isEqualTo(new Group(Sex.MALE, "莱芜区"));
        assertThat(check.run(false, "a test").different()).isZero();
    }

    @Test
    void whom_somebody_has_in_hand_waits_for_the_next_look_and_nobody_waits_for_them() throws SQLException {
        register();
        ofBefore(man);
        ofBefore(woman);
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            Sql.update(other, "SELECT FROM histories WHERE citizen_id = ? FOR UPDATE", city.idOf(man));
            numbers.read();
            assertThat(inHistory(man)).isEqualTo(new Group(Sex.UNKNOWN, "?"));
            assertThat(inHistory(woman)).isEqualTo(new Group(Sex.FEMALE, "商河县"));
            other.rollback();
            other.setAutoCommit(true);
        }
        numbers.read();
        assertThat(inHistory(man)).isEqualTo(new Group(Sex.MALE, "历下区"));
    }

    /** What a history says of sex and district. */
    private record Group(Sex sex, String district) {}

    private Group inHistory(String idNumber) throws SQLException {
        long id = city.idOf(idNumber);
        List<Group> found = new ArrayList<>();
        Map<Integer, String> names = districts.names();
        try (Connection connection = database.getConnection()) {
            for (int part = 0; part < Ledger.PARTITIONS; part++) {
                Ledger.walk(connection, part, Seen.upTo(Long.MAX_VALUE), (citizen, history) -> {
                    if (citizen == id) {
                        found.add(new Group(history.sex(), names.getOrDefault(history.district(), "?")));
                    }
                });
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void register() {
        assertThat(city.loadCitizens(
                                HEADER + man + ",示例,历下区,2026-01-01,N" + man.substring(8) + "\n" + woman + ",示例,商河县,,\n")
                        .getLong("accepted"))
                .isEqualTo(2);
    }

    /** Makes a citizen of one segment one whom an earlier release registered: layout 2, and nothing read of the number. */
    private void ofBefore(String idNumber) throws SQLException {
        long id = city.idOf(idNumber);
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "UPDATE citizens SET sex = NULL WHERE id = ?", id);
            Sql.update(connection, "UPDATE citizen_standings SET district = NULL WHERE citizen_id = ?", id);
            Sql.update(connection, """
                    UPDATE histories
                    SET events = '\\x02'::bytea || substr(events, 2, 4) || int4send(octet_length(events) - 11)
                                 || substr(events, 10, 6) || substr(events, 18)
                    WHERE citizen_id = ?
                    """, id);
        }
    }

    private byte[] events(String idNumber) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            "SELECT events FROM histories WHERE citizen_id = ?",
                            row -> row.getBytes(1),
                            city.idOf(idNumber))
                    .orElseThrow();
        }
    }

    private static int sequence(int parity) {
        given += 2;
        return given + parity;
    }
}
