package cn.quancheng.platform.openapi;

import cn.quancheng.CityClock;
import cn.quancheng.TestCity;
import cn.quancheng.appeals.Accused;
import cn.quancheng.benefits.Shop;
import cn.quancheng.learning.draft.Promises;
import cn.quancheng.learning.jobs.Learner;
import cn.quancheng.merchants.TestMerchant;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.simulation.Desk;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import static io.restassured.RestAssured.given;

/**
 * For each operation that creates something, how it is called so that it succeeds; whatever it needs is there when the
 * call is made.
 */
final class CreatingCalls {
    private static final String COMMITMENTS = "/api/v1/me/commitments";

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

    CreatingCalls(TestCity city, CityClock clock, Shop shop, Learner learner) {
        CallersNeeds needs = new CallersNeeds(city, shop);
        calls.put(
                "loadCitizens",
                () -> csv(
                        city.as(Role.OPERATOR),
                        "/api/v1/citizens/batches",
                        CallersNeeds.citizen(CallersNeeds.number())));
        calls.put(
                "reportRecords",
                () -> csv(
                        city.asDepartment(),
                        "/api/v1/records/batches",
                        CallersNeeds.record(CallersNeeds.code(), CallersNeeds.number())));
        calls.put("closeRecords", () -> {
            String recordNo = needs.recordAddress().substring(CallersNeeds.RECORDS.length());
            return csv(
                    city.asDepartment(),
                    "/api/v1/closures/batches",
                    "record_no,kind,closed_on,document_no\n" + recordNo + ",REVOKED,2026-11-20,a test's\n");
        });
        calls.put("startLearning", () -> csv(city.as(Role.MODELER), Learner.address(), new Promises(1, 2000).csv()));
        calls.put(
                "writeLearnedDraft",
                () -> Call.json(
                        city.as(Role.MODELER),
                        Learner.JOBS + "/" + learner.done() + "/draft",
                        "{\"version\":\"2040." + System.nanoTime() + "\"}"));
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
        calls.put(
                "closeRecord",
                () -> Call.json(city.asDepartment(), needs.recordAddress() + "/closure", CallersNeeds.closure()));
        calls.put(
                "reopenRecord",
                () -> Call.json(
                        city.asDepartment(), needs.closedRecordAddress() + "/reopening", "{\"reason\":\"a test\"}"));
        calls.put(
                "recordAgreement",
                () -> Call.json(
                        city.as(Role.REVIEWER),
                        "/api/v1/citizens/agreements",
                        "{\"idNumber\":\"%s\",\"caseNumber\":\"a case\",\"agreedOn\":\"2026-11-20\",\"agreementNo\":\"%s\"}"
                                .formatted(needs.registered(), CallersNeeds.code())));
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
        calls.put(
                "makeAccount",
                () -> Call.json(city.as(Role.OPERATOR), "/api/v1/accounts", CallersNeeds.account(CallersNeeds.code())));
        calls.put(
                "renewAccountSecret",
                () -> Call.json(
                        city.as(Role.OPERATOR), "/api/v1/accounts/" + needs.accountThatIsThere() + "/secret", ""));
        calls.put(
                "askForSecondLook",
                () -> Call.json(
                        city.asCitizen(needs.scored()),
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
            String citizen = needs.agreed();
            return Call.json(
                    city.asCitizen(citizen),
                    "/api/v1/me/checks/" + needs.noShow(citizen) + "/objection",
                    "{\"statement\":\"a test\"}");
        });
        calls.put(
                "submitDeclaration",
                () -> Call.json(city.asCitizen(needs.agreed()), "/api/v1/me/declarations", CallersNeeds.DECLARATION));
        calls.put("proposeFalsehood", () -> {
            long id = needs.declarationInHand();
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
                        "id_number,name,day,minutes\n" + needs.registered() + ",王小明,2026-11-07,240\n"));
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
        calls.put(
                "simulateModel",
                () -> Call.json(
                        city.as(Role.MODELER),
                        "/api/v1/models/" + new Desk(city).draftOfPublished("cap: 60", "cap: 80") + "/simulations",
                        "{\"month\":\"2026-11\",\"beside\":null}"));
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

    private static String dispute(Accused citizen) {
        return "{\"recordNo\":\"%s\",\"reason\":\"REPEATED\",\"statement\":\"a test\"}".formatted(citizen.penalty);
    }
}
