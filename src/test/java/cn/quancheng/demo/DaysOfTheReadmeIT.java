package cn.quancheng.demo;

import cn.quancheng.ServiceProcess;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The days of a citizen, an office, a reviewer and a merchant as the README tells them, typed into one shell word for word. */
class DaysOfTheReadmeIT {
    private static final String PASSWORD = "days-of-the-readme";
    private static final List<String> DAYS =
            List.of("## A citizen's day", "## An office's day", "## A reviewer's day", "## A merchant's day");
    private static final List<String> DAYS_IN_CHINESE = List.of("## 市民的一天", "## 报送部门的一天", "## 审核员的一天", "## 商家的一天");

    @TempDir
    private Path folder;

    @Test
    void the_readme_leads_a_citizen_an_office_a_reviewer_and_a_merchant_through_their_days() throws Exception {
        ServiceProcess service = ServiceProcess.start(
                folder.resolve("data"),
                Map.of(
                        "QUARKUS_PROFILE", "demo",
                        "QUANCHENG_DEMO_CITIZENS", "1000",
                        "QUANCHENG_DEMO_PASSWORD", PASSWORD));
        try {
            Matcher walker = Pattern.compile("(\\S+) {2}(370199\\d{11}[\\dX])").matcher(summary(service));
            assertThat(walker.find()).isTrue();
            String days = days("README.md", DAYS)
                    .replaceFirst("HOME_URL=\\S+", "HOME_URL=" + service.printed("首页 +(http://localhost:\\d+)/"))
                    .replaceFirst("NAME=\\S+", "NAME=" + walker.group(1))
                    .replaceFirst("ID_NUMBER=\\S+", "ID_NUMBER=" + walker.group(2))
                    .replaceFirst("CAN=\\S+", "CAN=" + service.printed("(demo-\\d+) +A+（"))
                    .replaceFirst("CANNOT=\\S+", "CANNOT=" + service.printed("(demo-\\d+) +[BC]（"))
                    .replaceFirst("PASSWORD=…", "PASSWORD='" + PASSWORD + "'");

            check(new TypedShell(folder).said(days));
        } finally {
            service.stop();
        }
    }

    @Test
    void both_readmes_lead_the_same_way() throws IOException {
        assertThat(withoutComments(days("README.zh-CN.md", DAYS_IN_CHINESE)))
                .isEqualTo(withoutComments(days("README.md", DAYS)));
    }

    private void check(List<String> lines) throws IOException {
        citizen(lines.subList(0, 17));
        office(lines.subList(17, 23));
        reviewer(lines.subList(23, 35));
        merchant(lines.subList(35, lines.size()));
    }

    private void merchant(List<String> lines) throws IOException {
        assertThat(new JsonPath(lines.get(0)).getList("items.code"))
                .contains("LIBRARY_DEPOSIT_FREE", "LODGING_DEPOSIT_FREE");
        assertThat(new JsonPath(lines.get(1)).getBoolean("items[0].canHave")).isTrue();
        assertThat(Files.readAllBytes(folder.resolve("code.png"))).contains('P', 'N', 'G');
        assertThat(new JsonPath(lines.get(2)).getBoolean("eligible")).isTrue();
        assertThat(new JsonPath(lines.get(3)).getString("redemptionId"))
                .isEqualTo(new JsonPath(lines.get(2)).getString("checkId"));
        assertThat(lines.get(4)).isEqualTo(lines.get(3));
        assertThat(List.of(lines.get(5), lines.get(6), lines.get(8))).containsOnly("{\"eligible\":false}");
        assertThat(lines.get(7)).contains("\"reason\":\"BELOW_TIER\"");
        assertThat(lines.get(9)).contains("\"merchant\":\"济南市图书馆\"", "\"why\":\"", "\"state\":\"REFUSED\"");
        assertThat(lines.get(10))
                .contains("\"scenario\":\"LIBRARY_DEPOSIT_FREE\",\"taken\":13")
                .contains("\"scenario\":\"LIBRARY_LOAN_QUOTA\",\"taken\":null");
        assertThat(new JsonPath(lines.get(11)).getList("scenario"))
                .containsExactly("LIBRARY_DEPOSIT_FREE", "LIBRARY_LOAN_QUOTA");
        assertThat(lines.get(12)).contains("\"status\":403");
        assertThat(lines.get(13)).isEqualTo("204");
        assertThat(lines.get(14)).contains("\"state\":\"RETURNED\"");
        assertThat(lines.get(15)).contains("\"action\":\"BENEFIT_RETURNED\"").contains("\"who\":\"济南市图书馆\"");
        assertThat(lines).hasSize(16);
    }

    private void office(List<String> lines) throws IOException {
        assertThat(Files.readAllBytes(folder.resolve("template.xlsx")))
                .startsWith("PK".getBytes(StandardCharsets.US_ASCII));
        assertThat(lines.get(0)).contains("\"state\":\"CHECKED\"", "\"accepted\":1,\"rejected\":1");
        assertThat(lines.get(1)).contains("\"state\":\"DONE\"", "\"accepted\":1,\"rejected\":1");
        assertThat(lines.get(3)).startsWith("2,occurred_on,2026-11-31,");
        assertThat(lines.get(4)).contains("\"state\":\"DONE\"", "\"accepted\":1,\"rejected\":0");
        assertThat(lines.get(5)).contains("\"received\":3,\"accepted\":2", "\"refused\":1");
    }

    private static void reviewer(List<String> lines) {
        assertThat(lines.get(0)).contains("\"state\":\"OPEN\"", "UNCIVIL_BEHAVIOR");
        assertThat(lines.get(1)).contains("\"state\":\"SUBMITTED\"");
        assertThat(lines.get(2)).contains("\"answered\":true");
        assertThat(lines.get(3)).contains("{\"kind\":\"DISPUTE\",\"open\":1");
        assertThat(lines.get(4)).contains("\"kind\":\"DISPUTE\"").doesNotContain("370199");
        assertThat(lines.get(5)).contains("\"claimedBy\":\"reviewer\"");
        assertThat(lines.get(6)).contains("\"departmentAnswer\":{\"agrees\":true");
        assertThat(lines.get(7)).contains("\"state\":\"ACCEPTED\"");
        assertThat(lines.get(9)).contains("\"kind\":\"DECLARATION\"", "\"state\":\"ACCEPTED\"");
        assertThat(new JsonPath(lines.get(10)).getInt("dimensions.SOCIETY")).isEqualTo(4);
        assertThat(lines.get(11)).contains("DECLARATION_DECIDED", "RECORD_DECIDED", "NEW_ADVERSE_RECORD");
        assertThat(lines).hasSize(12);
    }

    private void citizen(List<String> lines) throws IOException {
        assertThat(lines.get(0)).contains("\"held\":[", "370199**********");
        assertThat(lines.get(1)).contains("\"status\":409", "/api/v1/notices/current");
        assertThat(lines.get(2)).contains("\"agreementNo\":\"", "\"receipt\":\"eyJ");
        int score = new JsonPath(lines.get(3)).getInt("score");
        explained(new JsonPath(lines.get(4)), score);
        assertThat(lines.get(5)).startsWith("{\"items\":[");
        assertThat(new JsonPath(lines.get(6)).getInt("change")).isEqualTo(10);
        assertThat(new JsonPath(lines.get(7)).getInt("score")).isEqualTo(score);
        assertThat(Files.readAllBytes(folder.resolve("report.pdf")))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(lines.get(8)).contains("\"genuine\":true");
        assertThat(lines.get(9)).contains("\"genuine\":true", "\"unaltered\":true");
        assertThat(Files.readString(folder.resolve("data.json"))).contains("\"sections\":{", "\"records\":");
        assertThat(lines.get(10)).contains("\"unread\":");
        assertThat(lines.get(11)).contains("\"who\":\"您本人\"");
        assertThat(lines.get(12)).contains("\"status\":409");
        assertThat(lines.get(13)).isEqualTo("404");
        assertThat(new JsonPath(lines.get(14)).getInt("score")).isEqualTo(score);
        assertThat(lines.get(15)).isEqualTo("204");
        assertThat(lines.get(16)).contains("\"status\":401");
    }

    private static void explained(JsonPath why, int score) {
        int sum = why.getInt("baseline")
                + why.getList("indicators.contribution", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                + why.getList("adjustments.points", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        assertThat(sum).isEqualTo(score).isEqualTo(why.getInt("score"));
    }

    private static String days(String readme, List<String> heads) throws IOException {
        StringBuilder days = new StringBuilder();
        for (String head : heads) {
            days.append(TypedShell.chapter(readme, head)).append('\n');
        }
        return days.toString();
    }

    private static String withoutComments(String script) {
        return script.replaceAll(" *# .*", "");
    }

    private static String summary(ServiceProcess service) {
        service.printed("demo-new-1[\\s\\S]*370199\\d{11}[\\dX]");
        return service.output();
    }
}
