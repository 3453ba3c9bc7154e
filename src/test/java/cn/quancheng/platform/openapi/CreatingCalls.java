package cn.quancheng.platform.openapi;

import cn.quancheng.CityClock;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.appeals.Accused;
import cn.quancheng.benefits.Shop;
import cn.quancheng.merchants.TestMerchant;
import cn.quancheng.security.accounts.Role;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * For each operation that creates something, how it is called so that it succeeds; whatever it needs is there when the
 * call is made.
 */
final class CreatingCalls {
    private static final String COMMITMENTS = "/api/v1/me/commitments";
    private static final String DECLARATION =
            "{\"item\":\"VOLUNTEER_SERVICE\",\"quantity\":240,\"occurredOn\":\"2026-11-05\",\"issuer\":\"a test's\"}";

    private final TestCity city;
    private final Shop shop;
    private final Map<String, Supplier<Call>> calls = new HashMap<>();

    /** A call that succeeds once. */
    record Call(RequestSpecification caller, String type, String address, String body) {
        static Call json(RequestSpecification caller, String address, String body) {
            return new Call(caller, "application/json", address, body);
        }

        Response send(String key, String sent) {
            return given().spec(caller)
                    .contentType(type)
                    .header("Idempotency-Key", key)
                    .body(sent)
                    .post(address);
        }
    }

    CreatingCalls(TestCity city, CityClock clock, Shop shop) {
        this.city = city;
        this.shop = shop;
        calls.put("loadCitizens", () -> csv(city.as(Role.OPERATOR), "/api/v1/citizens/batches", citizen(number())));
        calls.put("reportRecords", () -> csv(city.asDepartment(), "/api/v1/records/batches", record(code(), number())));
        calls.put("closeRecords", () -> {
            String recordNo = recordAddress().substring("/api/v1/records/".length());
            return csv(
                    city.asDepartment(),
                    "/api/v1/closures/batches",
                    "record_no,kind,closed_on,document_no\n" + recordNo + ",REVOKED,2026-11-20,a test's\n");
        });
        calls.put(
                "checkBenefit",
                () -> Call.json(
                        shop.as(shop.open("JINAN_LIBRARY", "LIBRARY_DEPOSIT_FREE")),
                        Shop.CHECKS,
                        "{\"code\":\"%s\",\"scenario\":\"LIBRARY_DEPOSIT_FREE\"}"
                                .formatted(shop.codeOf(Accused.one(city).idNumber, "LIBRARY_DEPOSIT_FREE"))));
        calls.put("giveConsent", () -> {
            shop.open("JINAN_LIBRARY", "LIBRARY_DEPOSIT_FREE");
            return Call.json(
                    city.asCitizen(Accused.one(city).idNumber),
                    "/api/v1/me/consents",
                    "{\"merchant\":\"JINAN_LIBRARY\",\"scenario\":\"LIBRARY_DEPOSIT_FREE\"}");
        });
        calls.put("closeRecord", () -> Call.json(city.asDepartment(), recordAddress() + "/closure", closure()));
        calls.put(
                "reopenRecord",
                () -> Call.json(city.asDepartment(), closedRecordAddress() + "/reopening", "{\"reason\":\"a test\"}"));
        calls.put(
                "recordAgreement",
                () -> Call.json(
                        city.as(Role.REVIEWER),
                        "/api/v1/citizens/agreements",
                        "{\"idNumber\":\"%s\",\"caseNumber\":\"a case\",\"agreedOn\":\"2026-11-20\",\"agreementNo\":\"%s\"}"
                                .formatted(registered(), code())));
        calls.put(
                "startRun",
                () -> Call.json(
                        city.as(Role.OPERATOR), "/api/v1/runs", "{\"month\":\"2026-11\",\"reason\":\"a test\"}"));
        calls.put(
                "requestExport",
                () -> Call.json(
                        city.as(Role.AUDITOR),
                        "/api/v1/runs/" + city.publish("2026-11").getInt("id") + "/exports",
                        "{\"purpose\":\"a test\"}"));
        calls.put(
                "requestDeclarationExport",
                () -> Call.json(city.as(Role.AUDITOR), "/api/v1/declarations/exports", "{\"purpose\":\"a test\"}"));
        calls.put("makeAccount", () -> Call.json(city.as(Role.OPERATOR), "/api/v1/accounts", account(code())));
        calls.put(
                "renewAccountSecret",
                () -> Call.json(city.as(Role.OPERATOR), "/api/v1/accounts/" + accountThatIsThere() + "/secret", ""));
        calls.put(
                "askForSecondLook",
                () -> Call.json(
                        city.asCitizen(scored()),
                        "/api/v1/me/reviews",
                        "{\"month\":\"2026-11\",\"statement\":\"a test\"}"));
        calls.put("raiseDispute", () -> {
            Accused citizen = Accused.one(city);
            return Call.json(city.asCitizen(citizen.idNumber), Accused.DISPUTES, dispute(citizen));
        });
        calls.put("answerForwardedDispute", () -> {
            Accused citizen = Accused.one(city);
            long id = Accused.numberOf(citizen.post(Accused.DISPUTES, dispute(citizen)));
            return Call.json(
                    city.asDepartment(),
                    "/api/v1/departments/disputes/" + id + "/answer",
                    "{\"agrees\":true,\"statement\":\"a test's answer\"}");
        });
        calls.put("askForRepair", () -> {
            Accused citizen = Accused.one(city);
            return Call.json(
                    city.asCitizen(citizen.idNumber),
                    Accused.REPAIRS,
                    "{\"recordNo\":\"%s\",\"route\":\"REPORT\",\"statement\":\"a test\"}".formatted(citizen.penalty));
        });
        calls.put(
                "makeCommitment",
                () -> Call.json(
                        city.asCitizen(Accused.one(city).idNumber), COMMITMENTS, "{\"template\":\"GREEN_TRAVEL\"}"));
        calls.put("reportFulfilment", () -> {
            Accused citizen = Accused.one(city);
            LocalDate today = LocalDate.now(clock);
            clock.set(today.minusMonths(7));
            long id = Accused.numberOf(citizen.post(COMMITMENTS, "{\"template\":\"GREEN_TRAVEL\"}"));
            clock.set(today);
            return Call.json(
                    city.asCitizen(citizen.idNumber),
                    COMMITMENTS + "/" + id + "/fulfilment",
                    "{\"statement\":\"a test\"}");
        });
        calls.put("objectToNoShow", () -> {
            String citizen = agreed();
            return Call.json(
                    city.asCitizen(citizen),
                    "/api/v1/me/checks/" + noShow(citizen) + "/objection",
                    "{\"statement\":\"a test\"}");
        });
        calls.put(
                "submitDeclaration", () -> Call.json(city.asCitizen(agreed()), "/api/v1/me/declarations", DECLARATION));
        calls.put("proposeFalsehood", () -> {
            long id = declarationInHand();
            return Call.json(
                    city.as(Role.REVIEWER),
                    "/api/v1/declarations/" + id + "/falsehood",
                    "{\"reason\":\"a test's reason, long enough\"}");
        });
        calls.put(
                "confirmVolunteerService",
                () -> csv(
                        city.asDepartment(),
                        "/api/v1/volunteer-service/batches",
                        "id_number,name,day,minutes\n" + registered() + ",王小明,2026-11-07,240\n"));
        calls.put(
                "takeMerchantIn", () -> Call.json(city.as(Role.OPERATOR), "/api/v1/merchants", TestMerchant.request()));
        calls.put("rotateMerchantSecret", () -> {
            TestMerchant merchant = TestMerchant.in(city);
            return Call.json(city.as(Role.OPERATOR), merchant.address() + "/secret", "");
        });
        calls.put("makeMerchantSigningKey", () -> {
            TestMerchant merchant = TestMerchant.in(city);
            return Call.json(
                    city.as(Role.OPERATOR), merchant.address() + "/signing-key", "{\"algorithm\":\"HMAC_SHA256\"}");
        });
        calls.put(
                "letCashierIn",
                () -> Call.json(
                        bearer(TestMerchant.in(city).token()),
                        TestMerchant.CASHIERS,
                        "{\"branch\":\"EAST\",\"name\":\"a test\"}"));
        calls.put("renewCashierPassword", () -> {
            String token = TestMerchant.in(city).token();
            String login = TestMerchant.letIn(token, "EAST", "a test").getString("login");
            return Call.json(bearer(token), TestMerchant.CASHIERS + "/" + login + "/secret", "");
        });
        calls.put("rotateKeys", () -> Call.json(city.as(Role.OPERATOR), "/api/v1/keys/rotation", ""));
    }

    /** A call of this operation. */
    Call to(String operation) {
        Supplier<Call> call = calls.get(operation);
        if (call == null) {
            throw new AssertionError(operation + " takes an Idempotency-Key: say in CreatingCalls how to call it");
        }
        return call.get();
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static Call csv(RequestSpecification caller, String address, String lines) {
        return new Call(caller, "text/csv; charset=UTF-8", address, lines);
    }

    private static String citizen(String number) {
        return "id_number,name,district\n" + number + ",王小明,历下区\n";
    }

    private String registered() {
        String number = number();
        city.loadCitizens(citizen(number));
        return number;
    }

    private String agreed() {
        String number = number();
        city.loadCitizens(
                "id_number,name,district,agreed_on,agreement_no\n" + number + ",王小明,历下区,2026-09-01," + code() + "\n");
        return number;
    }

    private String scored() {
        String number = agreed();
        city.publish("2026-11");
        return number;
    }

    /** A declaration that a reviewer has in hand. */
    private long declarationInHand() {
        Call call = Call.json(city.asCitizen(agreed()), "/api/v1/me/declarations", DECLARATION);
        long id = call.send(code(), DECLARATION).jsonPath().getLong("id");
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
    private String noShow(String citizen) {
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

    private static String record(String recordNo, String number) {
        return "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                + recordNo + "," + number + ",王小明,VOLUNTEER_SERVICE,,960,2026-05-01,,,,示例部门\n";
    }

    private String recordAddress() {
        String recordNo = code();
        city.report(record(recordNo, registered()));
        return "/api/v1/records/" + recordNo;
    }

    private String closedRecordAddress() {
        String address = recordAddress();
        Call call = Call.json(city.asDepartment(), address + "/closure", closure());
        assertThat(call.send(code(), call.body()).statusCode()).isEqualTo(204);
        return address;
    }

    private static String closure() {
        return "{\"kind\":\"REVOKED\",\"on\":\"2026-11-20\",\"documentNumber\":\"a test's\"}";
    }

    private static String dispute(Accused citizen) {
        return "{\"recordNo\":\"%s\",\"reason\":\"REPEATED\",\"statement\":\"a test\"}".formatted(citizen.penalty);
    }

    private static String account(String login) {
        return "{\"login\":\"%s\",\"kind\":\"MERCHANT\",\"displayName\":\"示例商家\"}".formatted(login);
    }

    private String accountThatIsThere() {
        String login = code();
        Call call = Call.json(city.as(Role.OPERATOR), "/api/v1/accounts", account(login));
        assertThat(call.send(code(), call.body()).statusCode()).isEqualTo(201);
        return login;
    }

    private static String number() {
        return IdentityNumbers.next();
    }

    private static String code() {
        // Letters only: a long row of digits could be taken for an identity number.
        return "t" + UUID.randomUUID().toString().replaceAll("[0-9-]", "x").substring(0, 20);
    }
}
