package cn.quancheng.benefits.counter;

import cn.quancheng.benefits.Shop;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that merchants are told, as they are told it. What is drawn anew for each answer stands there by the order in which it
 * came: the numbers of checks, the logins and secrets of cashiers.
 */
class Told {
    private static final String API = "/api/v1/";
    private static final Pattern NUMBER =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z-]+\\.c[0-9]+\\b|(?<=\"secret\":\")[^\"]+");

    private final Shop shop;
    private final List<String> logins;
    private final List<String> answers = new ArrayList<>();
    private final Map<String, String> numbers = new LinkedHashMap<>();

    Told(Shop shop, List<String> logins) {
        this.shop = shop;
        this.logins = logins;
    }

    List<String> answers() {
        return answers;
    }

    /** Asks; gives the number of a check that was answered yes, null for any other answer. */
    @Nullable
    String check(int merchant, String shown, String scenario, @Nullable String key) {
        RequestSpecification request = json(merchant, "{%s,\"scenario\":\"%s\"}".formatted(shown, scenario));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        Response answer = write(merchant, "asks about " + scenario, request.post(Shop.CHECKS));
        return answer.statusCode() == 200 ? answer.jsonPath().getString("checkId") : null;
    }

    void post(int merchant, String path, String body) {
        write(merchant, "posts " + path + " " + body, json(merchant, body).post(API + path));
    }

    void delete(int merchant, String path) {
        write(merchant, "deletes " + path, as(merchant).delete(API + path));
    }

    void get(int merchant, String path) {
        write(merchant, "gets " + path, as(merchant).get(API + path));
    }

    /** Lets a cashier in; gives the login. */
    String letIn(int merchant) {
        RequestSpecification request = json(merchant, "{\"branch\":\"MAIN\",\"name\":\"收银员甲\"}");
        return write(merchant, "lets in", request.post(API + "merchant/cashiers"))
                .jsonPath()
                .getString("login");
    }

    private RequestSpecification as(int merchant) {
        return shop.as(logins.get(merchant));
    }

    private RequestSpecification json(int merchant, String body) {
        return as(merchant).contentType("application/json").body(body);
    }

    private Response write(int merchant, String what, Response answer) {
        String body = answer.asString();
        Map<String, String> headers = new TreeMap<>();
        answer.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        headers.remove("Date");
        if (what.contains("cashiers") || body.contains("login")) {
            // A later cashier's login may be longer.
            headers.remove("content-length");
        }
        answers.add("%s %s: %d %s %s"
                .formatted(logins.get(merchant), named(what), answer.statusCode(), headers, named(body)));
        return answer;
    }

    private String named(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.replaceAll(found -> numbers.computeIfAbsent(found.group(), n -> "<" + numbers.size() + ">"));
    }
}
