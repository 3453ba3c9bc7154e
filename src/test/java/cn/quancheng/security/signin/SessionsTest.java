package cn.quancheng.security.signin;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.security.IdentityVault;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** How a session goes on, and how it ends. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SessionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int THREADS = 8;

    @Inject
    SignIns signIns;

    @Inject
    CityClock clock;

    @Inject
    IdentityVault vault;

    private final String openid = "openid-" + UUID.randomUUID();
    private Entered first;

    @BeforeEach
    void signedIn() {
        clock.set(TODAY);
        first = signIns.enter(openid);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void a_refresh_token_brings_the_next_tokens() {
        Response next = refresh(first.refreshToken());

        next.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(next.jsonPath().getString("refresh_token")).isNotEqualTo(first.refreshToken());
        assertThat(works(next.jsonPath().getString("access_token"))).isTrue();
    }

    @Test
    void whoever_lost_the_answer_asks_again_and_gets_the_same_refresh_token() {
        String lost = refresh(first.refreshToken()).jsonPath().getString("refresh_token");
        String again = refresh(first.refreshToken()).jsonPath().getString("refresh_token");

        assertThat(again).isEqualTo(lost);
        refresh(again).then().statusCode(200);
    }

    @Test
    void a_spent_refresh_token_ends_the_session_and_every_token_of_it() {
        String second = refresh(first.refreshToken()).jsonPath().getString("refresh_token");
        clock.set(TODAY.plusDays(1));
        Entered another = signIns.enter(openid);

        refresh(first.refreshToken()).then().statusCode(401);

        refresh(second).then().statusCode(401);
        assertThat(works(first.accessToken())).isFalse();
        assertThat(works(another.accessToken())).isTrue();
    }

    @Test
    void a_token_from_before_the_last_one_is_reuse_however_soon_it_comes() {
        String second = refresh(first.refreshToken()).jsonPath().getString("refresh_token");
        String third = refresh(second).jsonPath().getString("refresh_token");

        refresh(first.refreshToken()).then().statusCode(401);
        refresh(third).then().statusCode(401);
    }

    @Test
    void one_device_that_asks_many_times_at_once_is_answered_the_same_each_time() throws Exception {
        List<String> answers = AtOnce.run(
                THREADS,
                () -> signIns.refresh(first.refreshToken())
                        .map(Entered::refreshToken)
                        .orElse("refused"));

        assertThat(new HashSet<>(answers)).hasSize(1).doesNotContain("refused");
        RefreshToken newest = RefreshToken.read(answers.get(0), vault).orElseThrow();
        assertThat(newest.generation()).isEqualTo(1);
    }

    @Test
    void a_thief_and_the_owner_cannot_both_go_on() throws Exception {
        String stolen = refresh(first.refreshToken()).jsonPath().getString("refresh_token");
        refresh(stolen);
        clock.set(TODAY.plusDays(1));

        List<Boolean> goOn = AtOnce.run(THREADS, () -> signIns.refresh(stolen).isPresent());

        assertThat(goOn).containsOnly(false);
        assertThat(works(first.accessToken())).isFalse();
    }

    @Test
    void a_session_ends_after_thirty_days_however_often_it_was_prolonged() {
        clock.set(TODAY.plusDays(29));
        String late = refresh(first.refreshToken()).jsonPath().getString("refresh_token");
        assertThat(late).isNotNull();
        clock.set(TODAY.plusDays(30));

        refresh(late).then().statusCode(401);
    }

    @Test
    void signing_out_ends_this_session_at_once_and_no_other() {
        Entered other = signIns.enter(openid);

        signOut(first.accessToken(), "").then().statusCode(204);

        assertThat(works(first.accessToken())).isFalse();
        refresh(first.refreshToken()).then().statusCode(401);
        assertThat(works(other.accessToken())).isTrue();
    }

    @Test
    void signing_out_everywhere_ends_all_of_them_and_nobody_elses() {
        Entered other = signIns.enter(openid);
        Entered stranger = signIns.enter("stranger-" + openid);

        signOut(first.accessToken(), "?everywhere=true").then().statusCode(204);

        assertThat(works(first.accessToken())).isFalse();
        assertThat(works(other.accessToken())).isFalse();
        assertThat(works(stranger.accessToken())).isTrue();
    }

    @Test
    void made_up_refresh_tokens_are_refused_and_end_nothing() {
        RefreshToken token = RefreshToken.read(first.refreshToken(), vault).orElseThrow();
        String another = new RefreshToken(token.session(), 7).text(vault);
        String forged = first.refreshToken().substring(0, first.refreshToken().length() - 4) + "AAAA";

        for (String madeUp : List.of(forged, "no base64 !", "AAAA", another.substring(3))) {
            refresh(madeUp).then().statusCode(401);
        }
        refresh(first.refreshToken()).then().statusCode(200);
    }

    @Test
    void nobody_signs_out_of_nothing() {
        given().delete("/api/v1/auth/session").then().statusCode(401);
    }

    private static Response refresh(String token) {
        return given().contentType("application/json")
                .body("{\"refreshToken\":\"%s\"}".formatted(token))
                .post("/api/v1/auth/refresh");
    }

    private static Response signOut(String token, String query) {
        return given().auth().oauth2(token).delete("/api/v1/auth/session" + query);
    }

    private static boolean works(String token) {
        return given().auth()
                        .oauth2(token)
                        .contentType("application/json")
                        .body("{}")
                        .put("/api/v1/auth/password")
                        .statusCode()
                != 401;
    }
}
