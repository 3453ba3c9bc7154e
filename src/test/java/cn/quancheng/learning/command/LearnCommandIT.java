package cn.quancheng.learning.command;

import cn.quancheng.learning.draft.Promises;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged service, told to learn instead: it needs no servers, no database and no data folder. */
class LearnCommandIT {
    @TempDir
    Path folder;

    private int learn(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                System.getProperty("quancheng.jar"),
                "learn",
                folder.resolve("outcomes.csv").toString(),
                "--to",
                folder.resolve("made").toString()));
        arguments.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.environment().put("QUANCHENG_DATA_DIR", folder.resolve("data").toString());
        builder.redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void it_writes_a_draft_and_a_report_and_leaves_nothing_else() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("outcomes.csv"), new Promises(1, 3000).csv());

        assertThat(learn(
                        "--outcome",
                        "outcome",
                        "--good",
                        "kept",
                        "--bad",
                        "broken",
                        "--feature",
                        "PERK_FULFILLED.count"))
                .isZero();

        assertThat(folder.resolve("out.txt")).content().startsWith("草案 (draft): ");
        assertThat(folder.resolve("err.txt")).content().contains("写草案").doesNotContain("ERROR", "Exception");
        assertThat(folder.resolve("made").resolve("quancheng-2026.1-learned.yaml"))
                .content()
                .contains("of: count");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void who_is_not_understood_gets_the_usage_and_a_2() throws IOException, InterruptedException {
        assertThat(learn("--outcome", "outcome")).isEqualTo(2);
        assertThat(folder.resolve("err.txt")).content().contains("缺少 (missing): --good", "用法 (usage)");
    }
}
