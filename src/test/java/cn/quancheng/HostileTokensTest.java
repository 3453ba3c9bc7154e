package cn.quancheng;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Every door of a citizen, tried with tokens that are not that citizen's: closed, and with nothing shown through the gap. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class HostileTokensTest {
    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private final String citizen = IdentityNumbers.next();
    private String token = "";

    @BeforeEach
    void aCitizenWithAToken() {
        clock.set(LocalDate.of(2026, 11, 24));
        city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + citizen + ",示例,历下区,2026-09-01,HT-"
                + citizen.substring(8) + "\n");
        token = city.tokenOf(citizen);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void nobody_without_a_token_gets_in() {
        refused(given(), 401);
    }

    @Test
    void a_merchant_does_not_get_in_either() {
        refused(bearing(city.tokenOfMerchant()), 403);
    }

    @Test
    void a_token_past_its_end_is_worth_nothing() {
        clock.set(LocalDate.of(2026, 11, 25));

        refused(bearing(token), 401);
    }

    @Test
    void an_unsigned_token_is_worth_nothing() {
        refused(bearing(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload(token) + "."), 401);
    }

    @Test
    void a_token_signed_with_another_key_under_the_same_name_is_worth_nothing() throws JoseException {
        JsonWebSignature forged = new JsonWebSignature();
        forged.setPayload(decoded(payload(token)));
        forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        forged.setKeyIdHeaderValue(kid(token));
        forged.setKey(EcJwkGenerator.generateJwk(EllipticCurves.P256).getPrivateKey());

        refused(bearing(forged.getCompactSerialization()), 401);
    }

    @Test
    void a_token_that_differs_from_one_seen_before_in_its_signature_alone_is_worth_nothing() {
        bearing(token).get("/api/v1/me/accesses").then().statusCode(200);
        int last = token.length() - 10;
        String changed = token.substring(0, last) + (token.charAt(last) == 'A' ? 'B' : 'A') + token.substring(last + 1);

        refused(bearing(changed), 401);
    }

    @Test
    void a_token_seen_before_is_worth_nothing_past_its_end() {
        bearing(token).get("/api/v1/me/accesses").then().statusCode(200);
        clock.set(LocalDate.of(2026, 11, 25));

        refused(bearing(token), 401);
    }

    @Test
    void a_token_signed_with_the_published_key_as_if_it_were_a_secret_is_worth_nothing() throws JoseException {
        String published = given().get("/.well-known/jwks.json").asString();
        JsonWebSignature forged = new JsonWebSignature();
        forged.setPayload(decoded(payload(token)));
        forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        forged.setHeader(HeaderParameterNames.KEY_ID, kid(token));
        forged.setKey(new HmacKey(published.getBytes(StandardCharsets.UTF_8)));

        refused(bearing(forged.getCompactSerialization()), 401);
    }

    @Test
    void a_merchants_token_with_the_role_changed_is_worth_nothing() {
        String merchants = city.tokenOfMerchant();
        String changed = decoded(payload(merchants)).replace("MERCHANT", "CITIZEN");

        refused(bearing(with(merchants, changed)), 401);
    }

    @Test
    void a_token_with_another_citizens_session_written_in_is_worth_nothing() {
        String other = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district\n" + other + ",示例,历下区\n");
        String others = decoded(payload(city.tokenOf(other)));

        refused(bearing(with(token, others)), 401);
    }

    @Test
    void the_true_token_gets_in() {
        List<String> closed = new ArrayList<>();
        doors().forEach(door -> {
            // The last one to be asked would be the end of the session, or of the agreement.
            if (!door.method().equals("DELETE")) {
                int status = door.call(bearing(token)).statusCode();
                if (status == 401 || status == 403 || status >= 500) {
                    closed.add(door.row() + ": " + status);
                }
            }
        });

        assertThat(closed).isEmpty();
    }

    private void refused(RequestSpecification caller, int status) {
        List<String> wrong = new ArrayList<>();
        doors().forEach(door -> {
            Response answer = door.call(given().spec(caller));
            String said = answer.asString();
            if (answer.statusCode() != status
                    || !answer.contentType().startsWith("application/problem+json")
                    || said.contains(citizen)
                    || said.contains("示例")
                    || said.contains("score\":")
                    || !answer.jsonPath().getString("type").equals("about:blank")) {
                wrong.add(door.row() + ": " + answer.statusCode() + " " + said);
            }
        });

        assertThat(wrong).isEmpty();
    }

    /** Every door that is a citizen's own. */
    private static List<Endpoint> doors() {
        List<Endpoint> doors = Endpoint.all().values().stream()
                .filter(endpoint -> endpoint.path().startsWith("/api/v1/me/"))
                .toList();
        assertThat(doors).hasSizeGreaterThan(15);
        return doors;
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** A token's head and signature around another payload. */
    private static String with(String token, String payload) {
        String[] parts = token.split("\\.", -1);
        return parts[0] + "." + base64(payload) + "." + parts[2];
    }

    private static String payload(String token) {
        return token.split("\\.", -1)[1];
    }

    private static String kid(String token) {
        return decoded(token.split("\\.", -1)[0]).replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
