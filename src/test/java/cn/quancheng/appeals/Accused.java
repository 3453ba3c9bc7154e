package cn.quancheng.appeals;

import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Citizens of the tests with a penalty of 2026-08-05 that takes 30 points and may be repaired since 2026-11-05, what they
 * do about it, and what a reviewer does.
 */
public final class Accused {
    public static final String DISPUTES = "/api/v1/me/disputes";
    public static final String REPAIRS = "/api/v1/me/repairs";
    public static final String REASON = "经核对原始案卷和报送记录，作此决定。";
    private static final String REGISTER = "id_number,name,district,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    public final String idNumber = IdentityNumbers.next();
    public final String penalty = "P" + UUID.randomUUID();
    private final TestCity city;

    private Accused(TestCity city) {
        this.city = city;
    }

    /** One of them. */
    public static Accused one(TestCity city) {
        return several(city, 1).get(0);
    }

    /** Several of them, registered and accused by one file each. */
    public static List<Accused> several(TestCity city, int count) {
        List<Accused> all =
                Stream.generate(() -> new Accused(city)).limit(count).toList();
        city.loadCitizens(all.stream()
                .map(one -> one.idNumber + ",示例,历下区,2026-05-01,TY-" + one.idNumber.substring(8) + "\n")
                .collect(Collectors.joining("", REGISTER, "")));
        city.report(all.stream()
                .map(one -> one.line(one.penalty, "GENERAL_PENALTY,,,2026-08-05,,D1,ORDINARY"))
                .collect(Collectors.joining("", RECORDS, "")));
        return all;
    }

    /** One more record, reported by the department of the tests. */
    public void report(String recordNo, String record) {
        city.report(RECORDS + line(recordNo, record));
    }

    /** One more record, of another department. */
    public void report(String recordNo, String record, String department) {
        city.report(RECORDS + recordNo + "," + idNumber + ",示例," + record + "," + department + "\n");
    }

    private String line(String recordNo, String record) {
        return recordNo + "," + idNumber + ",示例," + record + ",示例部门\n";
    }

    public Response dispute() {
        return dispute("当天我在外地，被处罚的不是我。", null);
    }

    public Response dispute(String statement, @Nullable String newFacts) {
        return post(
                DISPUTES,
                "{\"recordNo\":\"%s\",\"reason\":\"NOT_MINE\",\"statement\":\"%s\"%s}"
                        .formatted(penalty, statement, newFacts == null ? "" : ",\"newFacts\":\"" + newFacts + "\""));
    }

    public Response repair() {
        return post(
                REPAIRS,
                "{\"recordNo\":\"%s\",\"route\":\"TRAINING\",\"statement\":\"已参加培训并考试合格。\"}".formatted(penalty));
    }

    public Response post(String address, String body) {
        return city.asCitizen(idNumber)
                .contentType("application/json")
                .body(body)
                .post(address);
    }

    public Response get(String address) {
        return city.asCitizen(idNumber).get(address);
    }

    public Response delete(String address) {
        return city.asCitizen(idNumber).delete(address);
    }

    public Response leave() {
        return delete("/api/v1/me/agreement");
    }

    /** What staff with a case see as the current score; null where there is none. */
    public @Nullable Integer score() {
        JsonPath found = city.search(idNumber).jsonPath();
        return found.get("score.score");
    }

    public long id() {
        return city.idOf(idNumber);
    }

    /** The number of something that was created. */
    public static long numberOf(Response created) {
        return created.then().statusCode(201).extract().jsonPath().getLong("id");
    }

    /** Takes a review in hand. */
    public static Response claim(TestCity city, long id, String reviewer) {
        return city.as(Role.REVIEWER, reviewer).post("/api/v1/reviews/" + id + "/claim");
    }

    /** Takes a review in hand, if it can be taken, and decides it. */
    public static Response decide(TestCity city, long id, String decision, String reviewer) {
        claim(city, id, reviewer);
        return city.as(Role.REVIEWER, reviewer)
                .contentType("application/json")
                .body("{\"decision\":\"%s\",\"reason\":\"%s\"}".formatted(decision, REASON))
                .post("/api/v1/reviews/" + id + "/decision");
    }

    /** Likewise, in the name of the reviewer of the tests. */
    public static Response decide(TestCity city, long id, String decision) {
        return decide(city, id, decision, "reviewer-of-tests");
    }
}
