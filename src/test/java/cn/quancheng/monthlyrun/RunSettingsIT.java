package cn.quancheng.monthlyrun;

import cn.quancheng.ServiceProcess;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A setting that would only hurt later stops the start; its words are those of {@link RunThreadsTest} and {@link CronExpressionTest}. */
class RunSettingsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"QUANCHENG_RUN_THREADS, 40", "QUANCHENG_RUN_SCHEDULE, every month", "QUANCHENG_RUN_LOOK_EVERY, 1h"})
    void stops_the_start(String variable, String value) {
        ServiceProcess service = ServiceProcess.start(folder, Map.of(variable, value));

        assertThat(service.exitCode()).isEqualTo(1);
    }
}
