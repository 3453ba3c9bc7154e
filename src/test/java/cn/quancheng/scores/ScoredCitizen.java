package cn.quancheng.scores;

import cn.quancheng.CityClock;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A citizen of the tests in December 2026, the newest month that any test publishes: 36 hours of voluntary service (+9)
 * and a penalty (-30), which make 579.
 */
public final class ScoredCitizen {
    public static final String MONTH = "2026-12";
    private static final String REGISTER = "id_number,name,district,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    public final String idNumber = IdentityNumbers.next();
    public final String service = "V" + UUID.randomUUID();
    public final String penalty = "P" + UUID.randomUUID();
    private final TestCity city;

    public ScoredCitizen(TestCity city, CityClock clock) {
        this.city = city;
        clock.set(LocalDate.of(2026, 12, 6));
        city.loadCitizens(REGISTER + idNumber + ",示例,历下区,2026-09-01,TY-" + idNumber.substring(8) + "\n");
        report(service, "VOLUNTEER_SERVICE,,2160,2026-05-20,,,,示例部门");
        report(penalty, "GENERAL_PENALTY,,,2026-10-05,,D1,ORDINARY,示例部门");
    }

    /** @param record its columns from the item on */
    void report(String recordNo, String record) {
        JsonPath batch = city.report(RECORDS + recordNo + "," + idNumber + ",示例," + record + "\n");
        if (batch.getInt("accepted") != 1) {
            throw new AssertionError(batch.prettify());
        }
    }

    /** The month is computed, for everybody. */
    public ScoredCitizen publish() {
        city.publish(MONTH);
        return this;
    }

    /** Their own request. */
    public RequestSpecification asks() {
        return city.asCitizen(idNumber);
    }

    Response get(String address) {
        return asks().get("/api/v1/me/score" + address);
    }

    JsonPath json(String address) {
        Response answer = get(address);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.asString());
        }
        return answer.jsonPath();
    }

    Response simulate(String body) {
        return asks().contentType("application/json").body(body).post("/api/v1/me/score/simulation");
    }

    Response agreeOn(String day) {
        return city.as(Role.REVIEWER)
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"idNumber\":\"%s\",\"caseNumber\":\"a case\",\"agreedOn\":\"%s\",\"agreementNo\":\"TY-%s\"}"
                        .formatted(idNumber, day, UUID.randomUUID()))
                .post("/api/v1/citizens/agreements");
    }
}
