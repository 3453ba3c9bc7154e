package cn.quancheng.declarations;

import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** A citizen who declares, and the reviewers who look at it, as the door meets them. */
final class Declarant {
    static final String MINE = "/api/v1/me/declarations";
    static final String FOUND = "经与发证单位核对，情况属实。";
    static final String DOUBTED = "经向发证单位核实，该编号从未发出。";
    static final String HONOR = """
            {"item":"HONOR","grade":"MUNICIPAL","occurredOn":"2026-10-05","issuer":"市总工会",
            "documentNumber":"济工发〔2026〕15号","statement":"证书在家里"}""";

    private final TestCity city;
    private final String idNumber;

    private Declarant(TestCity city, String idNumber) {
        this.city = city;
        this.idNumber = idNumber;
    }

    /** Somebody of the register who agreed on paper: 600 points, and nothing else. */
    static Declarant agreed(TestCity city) {
        String idNumber = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + line(idNumber));
        return of(city, idNumber);
    }

    static Declarant of(TestCity city, String idNumber) {
        return new Declarant(city, idNumber);
    }

    /** The line of the register that {@link #of} needs. */
    static String line(String idNumber) {
        return idNumber + ",示例,历下区,2026-09-01,SB-" + idNumber.substring(8) + "\n";
    }

    /** Volunteer service of 5 November. */
    static String served(int minutes) {
        return "{\"item\":\"VOLUNTEER_SERVICE\",\"quantity\":%d,\"occurredOn\":\"2026-11-05\",\"issuer\":\"泉城义工\"}"
                .formatted(minutes);
    }

    String idNumber() {
        return idNumber;
    }

    Response submit(String body) {
        return city.asCitizen(idNumber)
                .contentType("application/json")
                .body(body)
                .post(MINE);
    }

    long submitted(String body) {
        return submit(body).then().statusCode(201).extract().jsonPath().getLong("id");
    }

    long accepted(String body) {
        long id = submitted(body);
        decide(id, "reviewer-of-tests", "ACCEPT").then().statusCode(200);
        return id;
    }

    Response takeBack(long id) {
        return city.asCitizen(idNumber).delete(MINE + "/" + id);
    }

    Response leave() {
        return city.asCitizen(idNumber).delete("/api/v1/me/agreement");
    }

    Response reply(long id, String words) {
        return city.asCitizen(idNumber)
                .contentType("application/json")
                .body("{\"statement\":\"%s\"}".formatted(words))
                .put(MINE + "/" + id + "/reply");
    }

    JsonPath mine(long id) {
        return city.asCitizen(idNumber).get(MINE + "/" + id).jsonPath();
    }

    String state(long id) {
        return mine(id).getString("state");
    }

    JsonPath search() {
        return city.search(idNumber).jsonPath();
    }

    /** The current score; null where there is none. */
    Integer score() {
        return search().get("score.score");
    }

    /** The review of a declaration, or of its being held false, by the queue. */
    long review(String kind, long id) {
        String after = "";
        while (true) {
            JsonPath page = city.as(Role.REVIEWER)
                    .get("/api/v1/reviews?limit=200&kind=" + kind + after)
                    .jsonPath();
            Integer found = page.get("items.find { it.subjectId == '" + id + "' }.id");
            if (found != null) {
                return found;
            }
            if (page.getString("next") == null) {
                throw new AssertionError("no open review of " + kind + " " + id);
            }
            after = "&after=" + page.getString("next");
        }
    }

    Response claim(String reviewer, long review) {
        return city.as(Role.REVIEWER, reviewer).post("/api/v1/reviews/" + review + "/claim");
    }

    JsonPath open(String reviewer, long review) {
        claim(reviewer, review);
        return city.as(Role.REVIEWER, reviewer).get("/api/v1/reviews/" + review).jsonPath();
    }

    Response decide(long id, String reviewer, String decision) {
        return decideReview(review("DECLARATION", id), reviewer, decision);
    }

    Response decideReview(long review, String reviewer, String decision) {
        claim(reviewer, review);
        return decideClaimed(review, reviewer, decision);
    }

    Response decideClaimed(long review, String reviewer, String decision) {
        return city.as(Role.REVIEWER, reviewer)
                .contentType("application/json")
                .body("{\"decision\":\"%s\",\"reason\":\"%s\"}".formatted(decision, FOUND))
                .post("/api/v1/reviews/" + review + "/decision");
    }

    Response propose(long id, String reviewer) {
        return city.as(Role.REVIEWER, reviewer)
                .contentType("application/json")
                .body("{\"reason\":\"%s\"}".formatted(DOUBTED))
                .post("/api/v1/declarations/" + id + "/falsehood");
    }
}
