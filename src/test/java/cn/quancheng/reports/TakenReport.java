package cn.quancheng.reports;

import cn.quancheng.reports.print.PrintedPdf;
import io.restassured.response.Response;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A report in its citizen's hands. */
record TakenReport(byte[] pdf, String text, String code) {
    private static final Pattern CODE = Pattern.compile("核验码([0-9A-Z-]{29})");

    static TakenReport of(Response answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.contentType()).isEqualTo(200);
        byte[] pdf = answer.asByteArray();
        String text = new PrintedPdf(pdf).text();
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        return new TakenReport(pdf, text, code.group(1));
    }

    Response check() {
        return check(code);
    }

    static Response check(String code) {
        return given().accept("application/json").get("/api/v1/reports/{code}", code);
    }

    Response compare(byte[] file) {
        return given().contentType("application/pdf").body(file).post("/api/v1/reports/{code}/check", code);
    }
}
