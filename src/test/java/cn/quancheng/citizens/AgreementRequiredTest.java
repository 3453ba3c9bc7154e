package cn.quancheng.citizens;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.IdentityNumber;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The door in front of everything that shows or makes a score. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AgreementRequiredTest {
    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Citizens citizens;

    @Inject
    Agreements agreements;

    private final String number = IdentityNumbers.next();

    @BeforeEach
    void november() {
        clock.set(LocalDate.of(2026, 11, 23));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void who_never_agreed_is_shown_the_notice() throws SQLException {
        city.loadCitizens("id_number,name,district\n" + number + ",示例,历下区\n");

        assertRefused(citizen());
    }

    @Test
    void who_agreed_gets_through_until_the_last_day_and_not_beyond() throws SQLException {
        agree("2024-12-01");

        assertThatCode(() -> agreements.required(citizen())).doesNotThrowAnyException();
        clock.set(LocalDate.of(2026, 11, 30));
        assertThatCode(() -> agreements.required(citizen())).doesNotThrowAnyException();
        clock.set(LocalDate.of(2026, 12, 1));
        assertRefused(citizen());
    }

    @Test
    void who_withdrew_stays_outside() throws SQLException {
        agree("2026-09-01");
        city.withdraw(number, "a case").then().statusCode(204);

        assertRefused(citizen());
    }

    private void agree(String on) {
        city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + number + ",示例,历下区," + on + ",TY-"
                + number.substring(10) + "\n");
    }

    private long citizen() throws SQLException {
        return citizens.find(IdentityNumber.parse(number, LocalDate.now(clock)))
                .orElseThrow()
                .id();
    }

    private void assertRefused(long citizen) {
        assertThatThrownBy(() -> agreements.required(citizen)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(refusal.key()).isEqualTo("citizens.not-agreed");
        });
    }
}
