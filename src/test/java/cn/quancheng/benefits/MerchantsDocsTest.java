package cn.quancheng.benefits;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.PagePrograms;
import cn.quancheng.PagePrograms.Outcome;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The programs of docs/merchants.md, taken out of the page and run as a merchant would. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class MerchantsDocsTest {
    private static final Path MAIN = Path.of("src/main/java/cn/quancheng");
    private static final Pattern REFUSAL =
            Pattern.compile("Refusal\\.of\\(\\s*Refusal\\.Kind\\.\\w+,\\s*\"((?!platform\\.status-)[^\"]+)\"");
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";
    private static final String GIVEN = "yes: 开通外借功能不交押金，已交的当场退还。\n";
    private static final String NO = "no: the ordinary terms\n";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    @TempDir
    Path folder;

    private PagePrograms page;
    private String library;

    @BeforeEach
    void aLibraryInDecember() throws SQLException {
        clock.set(LocalDate.of(2026, 12, 6));
        library = shop.open("JINAN_LIBRARY", BORROWING);
        page = new PagePrograms(Path.of("docs/merchants.md"), folder);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void three_calls_of_curl_take_a_benefit_of_the_sandbox() throws Exception {
        page.requireOrSkip("curl", "--version");
        Outcome outcome = page.run(as(library + ".sandbox"), page.written("three-calls.sh"));

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("\"redemptionId\":\"", "\"takenAt\":\"");
    }

    @Test
    void curl_asks_at_a_counter() throws Exception {
        page.requireOrSkip("curl", "--version");
        asks("counter.sh");
    }

    @Test
    void javascript_asks_at_a_counter() throws Exception {
        page.requireOrSkip("node", "--version");
        asks("counter.mjs");
    }

    @Test
    void java_asks_at_a_counter() throws Exception {
        asks("Counter.java");
    }

    @Test
    void the_page_in_chinese_has_the_same_programs() throws IOException {
        assertThat(new PagePrograms(Path.of("docs/merchants.zh-CN.md"), folder).blocks())
                .isEqualTo(page.blocks())
                .hasSize(4);
    }

    @Test
    void every_refusal_of_a_merchants_doors_stands_in_both_pages() throws IOException {
        Set<String> refusals = new TreeSet<>();
        for (Path source : sources()) {
            REFUSAL.matcher(Files.readString(source))
                    .results()
                    .forEach(found -> refusals.add("`" + found.group(1) + "`"));
        }

        assertThat(refusals).hasSizeGreaterThan(12);
        assertThat(Files.readString(Path.of("docs/merchants.md"))).contains(refusals);
        assertThat(Files.readString(Path.of("docs/merchants.zh-CN.md"))).contains(refusals);
    }

    /** Where what a merchant's account asks for is refused. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>(
                List.of(MAIN.resolve("merchants/Cashiers.java"), MAIN.resolve("platform/Idempotency.java")));
        for (String wing : List.of("counter", "fulfilments", "partners")) {
            try (Stream<Path> files = Files.list(MAIN.resolve("benefits").resolve(wing))) {
                files.forEach(sources::add);
            }
        }
        return sources;
    }

    /** Each answer of the sandbox, and a citizen's code, which is good once. */
    private void asks(String program) throws Exception {
        List<String> command = page.written(program);
        String sandbox = library + ".sandbox";
        assertThat(run(command, sandbox, "TEST-ELIGIBLE")).isEqualTo(new Outcome(0, GIVEN));
        assertThat(run(command, sandbox, "TEST-NOT-ELIGIBLE")).isEqualTo(new Outcome(2, NO));
        assertThat(run(command, sandbox, "TEST-EXPIRES"))
                .isEqualTo(new Outcome(2, "no: the place is held no more, ask for a new code\n"));
        assertThat(run(command, sandbox, "TEST-TOO-MANY")).isEqualTo(new Outcome(3, "later: again in 60 seconds\n"));
        Outcome notYours = run(command, sandbox, "TEST-NOT-YOURS");
        assertThat(notYours.exit()).isEqualTo(1);
        assertThat(notYours.output()).contains("这不是本店正在提供的优惠");

        String citizen = Customers.ofTierA(city, 1).get(0);
        city.publish("2026-12");
        String code = shop.codeOf(citizen, BORROWING);
        assertThat(run(command, library, code)).isEqualTo(new Outcome(0, GIVEN));
        assertThat(run(command, library, code)).isEqualTo(new Outcome(2, NO));
    }

    private Outcome run(List<String> command, String login, String code) throws Exception {
        return page.run(as(login), command, BORROWING, code);
    }

    private static Map<String, String> as(String login) {
        return Map.of("QUANCHENG", "http://localhost:" + RestAssured.port, "LOGIN", login, "SECRET", Shop.SECRET);
    }
}
