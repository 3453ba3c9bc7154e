package cn.quancheng.demo;

import cn.quancheng.ServiceProcess;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static cn.quancheng.platform.Clocks.CITY;
import static org.assertj.core.api.Assertions.assertThat;

/** The whole way of a model as docs/workbench.md tells it: written, simulated, refused, approved, published, run, explained. */
class WorkbenchIT {
    private static final String PAGE = "docs/workbench.md";
    private static final String PASSWORD = "the-workbench-of-the-docs";

    @TempDir
    private Path folder;

    private final YearMonth now = YearMonth.now(CITY);
    private final YearMonth next = now.plusMonths(1);

    @Test
    void the_page_leads_a_model_from_its_draft_to_its_first_month() throws Exception {
        TypedShell shell = new TypedShell(folder);
        String way = TypedShell.chapter(PAGE, "## A version's way");
        ServiceProcess service = start(Map.of());
        try {
            way(shell.said(at(service, way)));
        } finally {
            service.stop();
        }
        ServiceProcess later =
                start(Map.of("QUANCHENG_CLOCK_TODAY", next.atDay(1).toString()));
        try {
            // The same shell would know these still.
            String known = way.substring(0, way.indexOf("NEXT="))
                    + way.lines()
                            .filter(line -> line.startsWith("NEXT="))
                            .findFirst()
                            .orElseThrow();
            afterwards(shell.said(at(later, known + "\n" + TypedShell.chapter(PAGE, "## The month comes"))));
        } finally {
            later.stop();
        }
    }

    private void way(List<String> lines) throws IOException {
        assertThat(lines.get(0)).contains("\"status\":400", "基准分 6000 不在 range 之内");
        assertThat(lines.get(1)).contains("\"state\":\"DRAFT\"", "\"authors\":[\"modeler\"]");
        assertThat(lines.get(2)).contains("志愿服务上限由 60 分调整为 80 分");
        assertThat(lines.get(3)).contains("\"status\":409", "没有对全市模拟过");
        assertThat(lines.get(4)).isEqualTo("event:done");
        simulated(new JsonPath(lines.get(5)));
        assertThat(lines.get(6)).contains("\"state\":\"SIMULATED\"");
        assertThat(lines.get(7)).contains("\"version\":\"2026.3\"", "\"state\":\"DRAFT\"");
        assertThat(lines.get(8)).contains("每满 3 小时加 1 分");
        JsonPath both = new JsonPath(Files.readString(folder.resolve("both.json")));
        assertThat(both.getList("figures")).hasSize(2);
        assertThat(lines.get(9)).contains("\"state\":\"SIMULATED\"", "\"by\":\"approver\"");
        assertThat(lines.get(10)).contains("\"state\":\"DRAFT\"", "80分太多,先试70分");
        assertThat(lines.get(11)).contains("\"status\":409");
        assertThat(lines.get(12)).contains("\"state\":\"DRAFT\"", "\"refusals\":[]");
        assertThat(lines.get(13)).contains("\"state\":\"SIMULATED\"");
        assertThat(lines.get(14)).contains("\"status\":409", "已经对这份原文表过态");
        assertThat(lines.get(15)).contains("\"state\":\"APPROVED\"");
        assertThat(lines.get(16)).contains("\"status\":422", "最早从 " + next + " 起");
        assertThat(lines.get(17)).contains("\"state\":\"PUBLISHED\"", "\"firstMonth\":\"" + next + "\"");
        assertThat(new JsonPath(lines.get(18)).getList("items[0].changes.sentence"))
                .containsExactly("志愿服务上限由 60 分调整为 70 分");
        assertThat(lines).hasSize(19);
    }

    private void simulated(JsonPath simulation) throws IOException {
        assertThat(simulation.getString("month")).isEqualTo(next.toString());
        assertThat(simulation.getString("base")).isEqualTo("2026.1");
        assertThat(simulation.getLong("figures[0].citizens")).isGreaterThan(500);
        assertThat(simulation.getDouble("figures[0].change.mean")).isNotNegative();
        assertThat(Files.readString(folder.resolve("events.txt"))).contains("event:done");
    }

    private void afterwards(List<String> lines) {
        assertThat(lines.get(0))
                .contains("\"month\":\"" + next + "\"", "\"modelVersion\":\"2026.2\"", "\"state\":\"PUBLISHED\"");
        assertThat(new JsonPath(lines.get(1)).getString("modelVersion")).isEqualTo("2026.2");
        assertThat(new JsonPath(lines.get(2)).getString("modelVersion")).isEqualTo("2026.1");
        assertThat(new JsonPath(lines.get(3)).getList("items.state"))
                .containsExactly("SIMULATED", "PUBLISHED", "RETIRED");
        assertThat(lines.get(4)).contains("\"status\":409", "自 " + next + " 起已经使用");
        assertThat(lines).hasSize(5);
    }

    private ServiceProcess start(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_PROFILE", "demo",
                "QUANCHENG_DEMO_CITIZENS", "1000",
                "QUANCHENG_DEMO_PASSWORD", PASSWORD));
        environment.putAll(more);
        return ServiceProcess.start(folder.resolve("data"), environment);
    }

    private static String at(ServiceProcess service, String script) {
        return script.replaceFirst("HOME_URL=\\S+", "HOME_URL=" + service.printed("首页 +(http://localhost:\\d+)/"))
                .replaceFirst("PASSWORD=…", "PASSWORD='" + PASSWORD + "'");
    }
}
