package cn.quancheng.monthlyrun.watch;

import cn.quancheng.CityClock;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.awaitility.Awaitility.await;

/**
 * A year in which departments report month by month and the months are computed. Each asks for a year of its own, later
 * than all before: what an earlier one left behind is usual no more.
 */
@ApplicationScoped
class YearOfReports {
    static final List<String> OFFICES = List.of("市人力资源和社会保障局", "市税务局", "公用事业单位");

    private static final List<String> ITEMS =
            List.of("PROFESSIONAL_QUALIFICATION", "TAX_FILED_ON_TIME", "UTILITIES_PAID_ON_TIME");
    private static final String REGISTER = "id_number,name,district,status,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";
    private static final int LINES = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofMillis(20);

    private final TestCity city;
    private final CityClock clock;
    private int year = 2026;
    private List<String> citizens = List.of();

    YearOfReports(TestCity city, CityClock clock) {
        this.city = city;
        this.clock = clock;
    }

    /** Another year begins, with so many citizens who agreed on its first day. */
    void begins(int people) {
        year += 2;
        clock.set(LocalDate.of(year, 1, 1));
        citizens = register(people, LocalDate.of(year, 1, 1));
    }

    List<String> register(int people, LocalDate agreedOn) {
        List<String> some =
                IntStream.range(0, people).mapToObj(i -> IdentityNumbers.next()).toList();
        StringBuilder file = new StringBuilder(REGISTER);
        some.forEach(citizen -> file.append(citizen)
                .append(",示例,历下区,ACTIVE,")
                .append(agreedOn)
                .append(",TY-")
                .append(citizen.substring(6))
                .append('\n'));
        city.loadCitizens(file.toString());
        return some;
    }

    YearMonth month(int number) {
        return YearMonth.of(year, number);
    }

    /** In the middle of a month these departments report, and whatever else. */
    void report(int month, List<String> offices) {
        clock.set(month(month).atDay(15));
        offices.forEach(office -> sendMonthly(office, month(month).atDay(10)));
    }

    /** What a department reports each month. */
    void sendMonthly(String office, LocalDate occurredOn) {
        send(office, citizens.subList(0, LINES), ITEMS.get(OFFICES.indexOf(office)), occurredOn, "");
    }

    /** A department reports one record of each of these. */
    void send(String office, List<String> whom, String item, LocalDate occurredOn, String document) {
        StringBuilder file = new StringBuilder(RECORDS);
        whom.forEach(citizen -> file.append(UUID.randomUUID())
                .append(',')
                .append(citizen)
                .append(",示例,")
                .append(item)
                .append(item.equals("UNCIVIL_BEHAVIOR") ? ",LITTERING," : ",,")
                .append(',')
                .append(occurredOn)
                .append(",,")
                .append(document)
                .append(document.isEmpty() ? "," : ",ORDINARY")
                .append(",\n"));
        city.load(
                city.asDepartment("office-" + OFFICES.indexOf(office), new DepartmentGrant(office, Set.of("*"), false)),
                "/api/v1/records/batches",
                file.toString());
    }

    /** Months of reports, each published on its first day, up to one; the last of them is not reported in yet. */
    void passes(int upTo) {
        startsAfterABreak();
        for (int month = 1; month <= upTo; month++) {
            if (month > 1) {
                compute(month, "PUBLISHED");
            }
            if (month < upTo) {
                report(month, OFFICES);
            }
        }
    }

    /** The year's first month, published however long nobody has reported. */
    private void startsAfterABreak() {
        clock.set(month(1).atDay(1));
        int run = start(1);
        await().atMost(PATIENCE)
                .pollInterval(SOON)
                .until(() -> Set.of("HELD", "PUBLISHED").contains(run(run).getString("state")));
        if (run(run).getString("state").equals("HELD")) {
            release(run, "a year begins").then().statusCode(202);
            until(run, "PUBLISHED");
        }
    }

    Response release(int run, String reason) {
        return city.as(Role.OPERATOR)
                .contentType("application/json")
                .body("{\"reason\":\"" + reason + "\"}")
                .post("/api/v1/runs/" + run + "/release");
    }

    /** Computes a month on its first day until it is where it should be. */
    JsonPath compute(int month, String state) {
        clock.set(month(month).atDay(1));
        int run = start(month);
        return until(run, state);
    }

    int start(int month) {
        return city.start(month(month).toString(), "a test")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    JsonPath until(int run, String state) {
        return await().atMost(PATIENCE)
                .pollInterval(SOON)
                .until(() -> run(run), json -> json.getString("state").equals(state));
    }

    JsonPath run(int run) {
        return city.as(Role.OPERATOR).get("/api/v1/runs/" + run).jsonPath();
    }

    List<String> citizens() {
        return new ArrayList<>(citizens);
    }
}
