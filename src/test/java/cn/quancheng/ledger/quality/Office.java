package cn.quancheng.ledger.quality;

import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.DepartmentGrant;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import java.util.Set;
import java.util.UUID;

/** A department that no other test has, and what it reports of one citizen. */
final class Office {
    private static final String HEADER =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    final String name;
    final String login = "office-" + UUID.randomUUID().toString().substring(0, 8);
    private final TestCity city;
    private final String citizen;
    private final boolean forOthers;
    private int lines;

    Office(TestCity city, String citizen, String kind, boolean forOthers) {
        this.city = city;
        this.citizen = citizen;
        this.forOthers = forOthers;
        name = kind + login;
    }

    /** Its name, once it has an account. */
    String named() {
        asks();
        return name;
    }

    /** A request in its name; the first one makes its account, which is known since that day. */
    RequestSpecification asks() {
        return city.asDepartment(login, new DepartmentGrant(name, Set.of("*"), forOthers));
    }

    JsonPath report(String... lines) {
        return city.load(asks(), "/api/v1/records/batches", HEADER + String.join("", lines));
    }

    String honor(String occurredOn) {
        return honor(occurredOn, "");
    }

    String honor(String occurredOn, String department) {
        return line("HONOR,MUNICIPAL,," + occurredOn + ",,,," + department);
    }

    String penalty(String occurredOn) {
        return line("GENERAL_PENALTY,,," + occurredOn + ",,罚1号,ORDINARY,");
    }

    /** A line that is refused while it is read. */
    String summaryPenalty(String occurredOn, String department) {
        return line("GENERAL_PENALTY,,," + occurredOn + ",,罚1号,SUMMARY," + department);
    }

    String line(String rest) {
        return login + "-" + lines++ + "," + citizen + ",示例," + rest + "\n";
    }

    /** What it is told of itself in these months. */
    JsonPath statistics(String from, String to) {
        return asks().queryParam("from", from)
                .queryParam("to", to)
                .get("/api/v1/departments/statistics")
                .jsonPath();
    }

    /** The figures of one month: on time, late, refused, duplicates, adverse on time, adverse late. */
    String figures(String month) {
        return figures(statistics(month, month), "items[0].total.");
    }

    static String figures(JsonPath answer, String at) {
        return "%d %d %d %d %d %d"
                .formatted(
                        answer.getInt(at + "onTime"),
                        answer.getInt(at + "late"),
                        answer.getInt(at + "refused"),
                        answer.getInt(at + "duplicates"),
                        answer.getInt(at + "adverse.onTime"),
                        answer.getInt(at + "adverse.late"));
    }
}
