package cn.quancheng.platform.openapi;

import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Shop;
import cn.quancheng.security.accounts.Role;

import java.util.UUID;

/** What has to be there before something can be created: people, records and reviews, each made for one call. */
final class CallersNeeds {
    static final String RECORDS = "/api/v1/records/";
    static final String DECLARATION =
            "{\"item\":\"VOLUNTEER_SERVICE\",\"quantity\":240,\"occurredOn\":\"2026-11-05\",\"issuer\":\"a test's\"}";

    private final TestCity city;
    private final Shop shop;

    CallersNeeds(TestCity city, Shop shop) {
        this.city = city;
        this.shop = shop;
    }

    String registered() {
        String number = number();
        city.loadCitizens(citizen(number));
        return number;
    }

    String agreed() {
        String number = number();
        city.loadCitizens(
                "id_number,name,district,agreed_on,agreement_no\n" + number + ",王小明,历下区,2026-09-01," + code() + "\n");
        return number;
    }

    String scored() {
        String number = agreed();
        city.publish("2026-11");
        return number;
    }

    /** A declaration that a reviewer has in hand. */
    long declarationInHand() {
        long id = city.asCitizen(agreed())
                .contentType("application/json")
                .body(DECLARATION)
                .post("/api/v1/me/declarations")
                .jsonPath()
                .getLong("id");
        String review = city.as(Role.REVIEWER)
                .get("/api/v1/reviews?kind=DECLARATION&claimed=NOBODY&limit=200")
                .jsonPath()
                .getString("items.find { it.subjectId == '" + id + "' }.id");
        city.as(Role.REVIEWER)
                .post("/api/v1/reviews/" + review + "/claim")
                .then()
                .statusCode(200);
        return id;
    }

    /** A redemption to which its citizen did not come, as the merchant says. */
    String noShow(String citizen) {
        String redemption = UUID.randomUUID().toString();
        shop.update(
                "WITH redeemed AS (INSERT INTO benefit_checks (id, at, on_day, merchant_id, login, scenario, version_id,"
                        + " citizen_id, outcome, held_until, taken_at, fulfilment, reported_at) SELECT ?::uuid, day, day, 0,"
                        + " 'a test', 'TRAVEL_ADVISOR', 0, ?, 'ELIGIBLE', day, day, 'NO_SHOW', day"
                        + " FROM (SELECT date '2026-11-22' AS day) yesterday RETURNING citizen_id, scenario, id)"
                        + " INSERT INTO benefit_pauses SELECT citizen_id, scenario, id, '2026-12-22' FROM redeemed",
                redemption,
                city.idOf(citizen));
        return redemption;
    }

    String recordAddress() {
        String recordNo = code();
        city.report(record(recordNo, registered()));
        return RECORDS + recordNo;
    }

    String closedRecordAddress() {
        String address = recordAddress();
        city.close(address.substring(RECORDS.length()), "REVOKED", "2026-11-20")
                .then()
                .statusCode(204);
        return address;
    }

    String accountThatIsThere() {
        String login = code();
        city.as(Role.OPERATOR)
                .contentType("application/json")
                .body(account(login))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201);
        return login;
    }

    static String citizen(String number) {
        return "id_number,name,district\n" + number + ",王小明,历下区\n";
    }

    static String record(String recordNo, String number) {
        return "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                + recordNo + "," + number + ",王小明,VOLUNTEER_SERVICE,,960,2026-05-01,,,,示例部门\n";
    }

    static String closure() {
        return "{\"kind\":\"REVOKED\",\"on\":\"2026-11-20\",\"documentNumber\":\"a test's\"}";
    }

    static String account(String login) {
        return "{\"login\":\"%s\",\"kind\":\"MERCHANT\",\"displayName\":\"示例商家\"}".formatted(login);
    }

    static String number() {
        return IdentityNumbers.next();
    }

    static String code() {
        // Letters only: a long row of digits could be taken for an identity number.
        return "t" + UUID.randomUUID().toString().replaceAll("[0-9-]", "x").substring(0, 20);
    }
}
