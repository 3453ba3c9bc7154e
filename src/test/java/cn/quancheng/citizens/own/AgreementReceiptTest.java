package cn.quancheng.citizens.own;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A receipt in the hands of somebody else, who has another library than the one that made it, and the published keys. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AgreementReceiptTest {
    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private final String citizen = IdentityNumbers.next();
    private JsonPath answer;

    @BeforeEach
    void anAgreement() {
        clock.set(LocalDate.of(2026, 12, 6));
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");
        JsonPath notice = get("/api/v1/notices/current").jsonPath();
        answer = city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"noticeVersion\":\"%s\",\"noticeDigest\":\"%s\"}"
                        .formatted(notice.getString("version"), notice.getString("digest")))
                .put("/api/v1/me/agreement")
                .jsonPath();
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_receipt_says_what_was_agreed_to_when_and_until_when() throws Exception {
        Map<String, Object> claims = checked().getPayload().toJSONObject();
        JsonPath notice = get("/api/v1/notices/current").jsonPath();

        assertThat(claims)
                .containsEntry("iss", "quancheng")
                .containsEntry("jti", answer.getString("agreementNo"))
                .containsEntry("noticeVersion", notice.getString("version"))
                .containsEntry("noticeDigest", notice.getString("digest"))
                .containsEntry("agreedAt", "2026-12-06T04:00:00Z")
                .containsEntry("iat", 1796529600L)
                .containsEntry("firstDay", "2026-12-06")
                .containsEntry("endsOn", "2028-12-06");
        assertThat(receipt().getHeader().getType()).isEqualTo(new JOSEObjectType("agreement-receipt+jwt"));
    }

    @Test
    void it_names_nobody_and_its_holder_can_show_whose_it_is() throws Exception {
        Map<String, Object> claims = checked().getPayload().toJSONObject();

        assertThat(claims.toString()).doesNotContain(citizen, "示例");
        assertThat(claims).containsEntry("holder", holder(answer.getString("salt"), citizen));
        assertThat(claims).doesNotContainEntry("holder", holder(answer.getString("salt"), IdentityNumbers.next()));
    }

    @Test
    void it_can_still_be_checked_when_its_key_was_replaced_twice_and_tokens_keys_are_forgotten() throws Exception {
        String key = receipt().getHeader().getKeyID();
        rotate();
        rotate();
        clock.set(LocalDate.of(2027, 2, 1));
        rotate();

        assertThat(checked()).isNotNull();
        assertThat(JWKSet.parse(get("/.well-known/jwks.json").asString()).getKeys())
                .anyMatch(published -> published.getKeyID().equals(key))
                .noneMatch(published -> published.isPrivate());
    }

    @Test
    void a_receipt_that_was_changed_is_told() throws Exception {
        String[] parts = answer.getString("receipt").split("\\.");
        String later = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("2028-12-06", "2038-12-06");
        JWSObject forged = JWSObject.parse(parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(later.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2]);

        assertThat(forged.verify(verifier(forged))).isFalse();
    }

    @Test
    void a_receipt_opens_no_door() {
        given().header("Authorization", "Bearer " + answer.getString("receipt"))
                .get("/api/v1/me/agreement")
                .then()
                .statusCode(401);
    }

    private void rotate() {
        city.as(Role.OPERATOR).post("/api/v1/keys/rotation").then().statusCode(200);
    }

    private JWSObject receipt() throws Exception {
        return JWSObject.parse(answer.getString("receipt"));
    }

    private JWSObject checked() throws Exception {
        JWSObject receipt = receipt();
        assertThat(receipt.verify(verifier(receipt))).isTrue();
        return receipt;
    }

    private static ECDSAVerifier verifier(JWSObject receipt) throws Exception {
        JWKSet published = JWKSet.parse(get("/.well-known/jwks.json").asString());
        return new ECDSAVerifier(
                (ECKey) published.getKeyByKeyId(receipt.getHeader().getKeyID()));
    }

    private static String holder(String salt, String idNumber) throws Exception {
        byte[] whose = (salt + "." + idNumber).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(whose));
    }
}
