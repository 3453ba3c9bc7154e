package cn.quancheng;

import cn.quancheng.platform.Clocks;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The house's clock in tests: the real one until a test sets the day. */
@Alternative
@Priority(1)
@ApplicationScoped
public class CityClock extends Clock {
    private volatile Clock clock = Clock.system(Clocks.CITY);

    /** From now on it is noon of that day, and time stands still. */
    public void set(LocalDate today) {
        clock = Clock.fixed(today.atTime(12, 0).atZone(Clocks.CITY).toInstant(), Clocks.CITY);
    }

    /** From now on it is that instant, and time stands still. */
    public void set(Instant now) {
        clock = Clock.fixed(now, Clocks.CITY);
    }

    /** From now on it is so much later, and time stands still. */
    public void forward(Duration by) {
        set(clock.instant().plus(by));
    }

    /** From now on it is the real time. */
    public void reset() {
        clock = Clock.system(Clocks.CITY);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
