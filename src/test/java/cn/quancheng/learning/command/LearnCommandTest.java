package cn.quancheng.learning.command;

import cn.quancheng.learning.draft.Promises;
import cn.quancheng.platform.start.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The command as whoever types it sees it. */
class LearnCommandTest {
    private static final List<String> QUESTION =
            List.of("--outcome", "outcome", "--good", "kept", "--bad", "broken", "--group", "sex", "--seed", "7");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path csv;

    @BeforeEach
    void outcomes() throws IOException {
        csv = Files.writeString(folder.resolve("outcomes.csv"), new Promises(1, 3000).csv());
    }

    private int run(String... arguments) {
        said.reset();
        complained.reset();
        Command command = Command.of("learn").orElseThrow();
        return command.run(Arrays.asList(arguments), printing(said), printing(complained));
    }

    private static PrintStream printing(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private int learn(Path to, String... more) {
        List<String> arguments = new ArrayList<>(List.of(csv.toString()));
        arguments.addAll(QUESTION);
        for (String fact : Promises.FACTS) {
            arguments.addAll(List.of("--feature", fact));
        }
        arguments.addAll(List.of("--to", to.toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private String complaint() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_same_run_twice_writes_the_same_files_to_the_last_bit() throws IOException {
        assertThat(learn(folder.resolve("one"))).isZero();
        assertThat(learn(folder.resolve("two"))).isZero();

        for (String file : List.of("quancheng-2026.1-learned.yaml", "quancheng-2026.1-learned.report.md")) {
            assertThat(folder.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
    }

    @Test
    void a_report_and_a_draft_stand_beside_each_other_and_progress_was_seen() throws IOException {
        assertThat(learn(folder, "--version", "2027.1")).isZero();

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "草案 (draft): " + folder.resolve("quancheng-2027.1.yaml"),
                        "报告 (report): " + folder.resolve("quancheng-2027.1.report.md"));
        assertThat(complaint()).contains("读取文件：", "分箱：0%", "拟合", "检验", "写草案");
        assertThat(folder.resolve("quancheng-2027.1.yaml")).content().contains("version: \"2027.1\"", "type: bins");
        assertThat(folder.resolve("quancheng-2027.1.report.md"))
                .content()
                .contains("# 学习报告：quancheng-2026.1 的草案")
                .contains("## SOC-CON-01 志愿服务：`VOLUNTEER_SERVICE.quantity`", "| 0 起，不到 ", "| 没有记录 |")
                .contains("封顶 60 → ", "- `TAX_FILED_ON_TIME.count`：与目录的类别相反")
                .contains("| sex | 女 |", "随机种子 7，留出比例 0.3", "tribuo=4.3.2");
    }

    @Test
    void faults_of_the_file_are_named_by_line_and_column() throws IOException {
        Files.writeString(csv, "outcome,PERK_FULFILLED.count,sex\nkept,1,男\nlost,x,女\n");
        assertThat(run(args("--feature", "PERK_FULFILLED.count"))).isEqualTo(1);
        assertThat(complaint()).contains("第3行，outcome列：应为kept或broken\n第3行，PERK_FULFILLED.count列：应为0以上的整数");
    }

    @Test
    void what_may_be_no_feature_is_refused_and_writes_nothing() throws IOException {
        assertThat(run(args(
                        "--feature", "age_band", "--to", folder.resolve("none").toString())))
                .isEqualTo(1);
        assertThat(complaint()).contains("第1行，age_band列：年龄不得作为评分特征，只可用于公平性检查");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void a_base_a_folder_or_a_file_that_is_not_there_is_said() {
        assertThat(learn(folder, "--base", "1999.1")).isEqualTo(1);
        assertThat(complaint()).contains("base列：没有已公布的版本“1999.1”");
        assertThat(learn(folder, "--models", folder.resolve("nowhere").toString()))
                .isEqualTo(1);
        assertThat(complaint()).contains("nowhere");
        csv = folder.resolve("lost.csv");
        assertThat(learn(folder)).isEqualTo(1);
        assertThat(complaint()).contains("没有这个文件", "lost.csv");
    }

    private String[] args(String... more) {
        List<String> arguments = new ArrayList<>(List.of(csv.toString()));
        arguments.addAll(QUESTION);
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.csv --outcome o --good g                               | 缺少 (missing): --bad
            --outcome o --good g --bad b                             | 须有一个CSV文件
            a.csv b.csv --outcome o --good g --bad b                 | 须有一个CSV文件
            a.csv --outcome o --good g --bad b --fast                | 未知的选项 (unknown option): --fast
            a.csv --outcome o --good g --bad b --feature             | 缺少取值 (value missing): --feature
            a.csv --outcome o --outcome p --good g --bad b           | 写了两次 (given twice): --outcome
            a.csv --outcome o --good g --bad b --seed x              | 应为整数 (a whole number): --seed
            a.csv --outcome o --good g --bad b --held-out 1.5        | 应大于0、小于1 (above 0, below 1): --held-out
            a.csv --outcome o --good g --bad b --held-out 0.0        | 应大于0、小于1 (above 0, below 1): --held-out
            """)
    void who_is_not_understood_is_told_why_and_how_to_ask(String line, String why) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(complaint()).startsWith(why).contains("用法 (usage): learn FILE.csv");
    }

    @Test
    void what_starts_no_command_starts_the_service() {
        assertThat(Command.of()).isEmpty();
        assertThat(Command.of("lear")).isEmpty();
        assertThat(Command.of("--outcome", "learn")).isEmpty();
    }
}
