package cn.quancheng.platform;

import io.smallrye.config.ConfigMapping;

import java.time.LocalDate;
import java.util.Optional;

/** Which day the demo takes it to be. */
@ConfigMapping(prefix = "quancheng.clock")
interface ClockSettings {
    /**
     * Demo: the day that it begins on, {@code QUANCHENG_CLOCK_TODAY}, not before the real one; time goes on from there. So a
     * month to come can be looked at. Set in any other profile, it stops the start.
     */
    Optional<LocalDate> today();
}
