package cn.quancheng.monthlyrun;

import cn.quancheng.CityClock;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.LocalDate;

/** A test's own citizen, who agreed to be scored, in November 2026. */
abstract class CitizenInNovember {
    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    final String citizen = IdentityNumbers.next();

    @BeforeEach
    void aCitizenInNovember() {
        clock.set(LocalDate.of(2026, 11, 23));
        CitizenFiles.register(city, citizen, "ACTIVE");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }
}
