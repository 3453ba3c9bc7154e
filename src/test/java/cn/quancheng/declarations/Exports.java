package cn.quancheng.declarations;

import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The file of declarations as auditors take it: wished for by one, released by another, fetched once. */
record Exports(TestCity city) {
    static final String PATH = "/api/v1/declarations/exports";
    static final String PURPOSE = "交换申报";

    /** The file as it is now. */
    String file() {
        long wish = wish();
        release(second(), wish).then().statusCode(204);
        Response file = fetch(first(), wish);
        assertThat(file.statusCode()).isEqualTo(200);
        return file.asString();
    }

    long wish() {
        return first().contentType("application/json")
                .body("{\"purpose\":\"" + PURPOSE + "\"}")
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("exportId");
    }

    RequestSpecification first() {
        return city.as(Role.AUDITOR);
    }

    RequestSpecification second() {
        return city.as(Role.AUDITOR, "second-auditor-of-tests");
    }

    Response release(RequestSpecification by, long wish) {
        return given().spec(by).post(PATH + "/" + wish + "/release");
    }

    Response fetch(RequestSpecification by, long wish) {
        return given().spec(by).get(PATH + "/" + wish + "/declarations.csv");
    }
}
