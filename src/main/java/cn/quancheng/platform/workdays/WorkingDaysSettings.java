package cn.quancheng.platform.workdays;

import io.smallrye.config.ConfigMapping;

import java.nio.file.Path;
import java.util.Optional;

/** Where the calendars are. */
@ConfigMapping(prefix = "quancheng.working-days")
interface WorkingDaysSettings {
    /** A folder with calendars, {@code 2027.txt}; one in it goes before the one that the service brings. */
    Optional<Path> folder();
}
