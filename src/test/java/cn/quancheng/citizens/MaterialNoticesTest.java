package cn.quancheng.citizens;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.models.Notice;
import cn.quancheng.models.Notices;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityNumber;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

/** A notice that changes too much to go on as before has everybody asked again. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class MaterialNoticesTest {
    /** Ahead of every month that other tests compute, and near enough for the key that tokens are signed with. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 10);

    private static final LocalDate EARLIER_END = LocalDate.of(2027, 2, 1);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    MaterialNotices material;

    @Inject
    Notices notices;

    @Inject
    Citizens citizens;

    @Inject
    Agreements agreements;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void it_ends_earlier_agreements_on_its_day_unless_they_are_renewed_and_does_so_once() throws SQLException {
        clock.set(LocalDate.of(2027, 1, 4));
        Citizen stays = register();
        Citizen renews = register();
        Citizen left = register();
        agree(stays, notices.current());
        agree(renews, notices.current());
        agree(left, notices.current());
        agreements.withdraw(left.id(), "the citizen", null);
        Notice notice = adopted();
        clock.set(FIRST_DAY);
        agree(renews, notice);

        material.apply(notice);
        material.apply(notice);

        assertThat(agreements.newest(stays.id()).orElseThrow().endsOn()).isEqualTo(EARLIER_END);
        assertThat(agreements.newest(renews.id()).orElseThrow().endsOn()).isEqualTo(FIRST_DAY.plusMonths(24));
        assertThat(agreements.newest(left.id()).orElseThrow().state()).isEqualTo(AgreementState.WITHDRAWN);
        assertThat(scored("2027-01"))
                .contains(stays.idNumber().value(), renews.idNumber().value());
        assertThat(scored("2027-02"))
                .contains(renews.idNumber().value())
                .doesNotContain(stays.idNumber().value(), left.idNumber().value());
    }

    private String scored(String month) {
        clock.set(LocalDate.of(2027, 2, 2));
        return city.scores(city.publish(month).getInt("id"));
    }

    private Citizen register() throws SQLException {
        String number = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district\n" + number + ",示例,历下区\n");
        return citizens.find(new IdentityNumber(number)).orElseThrow();
    }

    private void agree(Citizen citizen, Notice notice) throws SQLException {
        Agreed agreed =
                new Agreed(Channel.MINI_PROGRAM, notice, LocalDate.now(clock), notice.version() + "-" + citizen.id());
        agreements.agree(citizen, agreed, "the citizen", null);
    }

    /** A version that the association brings in, as the service keeps it. */
    private Notice adopted() throws SQLException {
        Notice now = notices.current();
        Notice notice = new Notice(
                "2027.1",
                "f".repeat(64),
                FIRST_DAY,
                now.term(),
                true,
                EARLIER_END,
                now.trials(),
                now.shares(),
                now.items(),
                now.sections());
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, """
                    INSERT INTO notices (version, digest, yaml, first_day, material, ends_earlier_on, adopted_at)
                    VALUES (?, ?, '', ?, true, ?, now())
                    """, notice.version(), notice.digest(), notice.firstDay(), notice.endsEarlierOn());
        }
        return notice;
    }

    @AfterEach
    void forgetTheNotice() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "DELETE FROM notices WHERE version = '2027.1'");
            Sql.update(connection, "DELETE FROM publications WHERE month >= '2027-01-01'");
        }
    }
}
