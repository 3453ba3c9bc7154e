package cn.quancheng.models.life;

import cn.quancheng.CityClock;
import cn.quancheng.TestCity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.LocalDate;

/** A day in November at a workbench of one's own, which leaves nothing behind. */
abstract class AtTheWorkbench {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    ModelLife life;

    Workbench bench;

    @BeforeEach
    void aDayInNovember() {
        clock.set(TODAY);
        bench = new Workbench(city, life);
    }

    @AfterEach
    void backToToday() {
        // What a test published for a month that it then began is taken back before that month.
        clock.set(TODAY);
        bench.clear();
        clock.reset();
    }
}
