package cn.quancheng.platform;

import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Gives the house its clock: what day it is in Jinan decides what a month's cutoff is. */
@ApplicationScoped
public class Clocks {
    /** The city's time zone, in which every day and month of the service is meant. */
    public static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    @Produces
    @ApplicationScoped
    Clock cityClock(ClockSettings settings) {
        Clock real = real();
        return settings.today()
                .map(day -> from(day, real, ConfigUtils.isProfileActive("demo")))
                .orElse(real);
    }

    /** The time as precisely as the database keeps it: what is answered at once is what is read again later. */
    static Clock real() {
        return new Micros(Clock.system(CITY));
    }

    /** {@link Clock#tick} fails at being asked for milliseconds where it ticks more often. */
    private static final class Micros extends Clock {
        private final Clock clock;

        Micros(Clock clock) {
            this.clock = clock;
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Micros(clock.withZone(zone));
        }

        @Override
        public Instant instant() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * A clock that takes it to be another day now, and goes on.
     *
     * @throws StartRefusal outside of the demo, or where that day is over
     */
    static Clock from(LocalDate day, Clock real, boolean demo) {
        LocalDate today = LocalDate.now(real);
        if (!demo || day.isBefore(today)) {
            throw new StartRefusal(demo ? "clock-back" : "clock-moved", day.toString(), today.toString());
        }
        return Clock.offset(real, Duration.ofDays(ChronoUnit.DAYS.between(today, day)));
    }
}
