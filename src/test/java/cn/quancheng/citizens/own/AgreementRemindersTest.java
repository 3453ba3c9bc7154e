package cn.quancheng.citizens.own;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Who agreed hears of the end thirty days before it, once. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AgreementRemindersTest {
    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgreementReminders reminders;

    @Inject
    AgroalDataSource database;

    private final String citizen = IdentityNumbers.next();

    @BeforeEach
    void anAgreementUntilTheThirtyFirstOfDecember() {
        clock.set(LocalDate.of(2026, 11, 30));
        city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + citizen + ",示例,历下区,2024-12-31,TY-"
                + citizen.substring(8) + "\n");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_citizen_is_reminded_thirty_days_before_the_end_and_not_sooner() throws SQLException {
        reminders.remind();
        assertThat(told()).isEmpty();

        clock.set(LocalDate.of(2026, 12, 1));
        reminders.remind();
        assertThat(told()).singleElement().asString().contains("2026年12月31日");
    }

    @Test
    void however_many_replicas_look_however_often_it_is_said_once() throws Exception {
        clock.set(LocalDate.of(2026, 12, 5));
        AtOnce.run(4, () -> {
            reminders.remind();
            return true;
        });
        clock.set(LocalDate.of(2026, 12, 20));
        reminders.remind();

        assertThat(told()).hasSize(1);
    }

    @Test
    void who_left_hears_nothing() throws SQLException {
        city.withdraw(citizen, "a case").then().statusCode(204);
        clock.set(LocalDate.of(2026, 12, 5));
        reminders.remind();

        assertThat(told()).isEmpty();
    }

    private List<String> told() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    "SELECT text FROM citizen_messages WHERE citizen_id = ? AND kind = 'AGREEMENT_ENDING'",
                    row -> row.getString(1),
                    city.idOf(citizen));
        }
    }
}
