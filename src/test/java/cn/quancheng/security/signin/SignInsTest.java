package cn.quancheng.security.signin;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.IdentityVault;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Who a citizen's token stands for, and how long. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SignInsTest {
    private static final String ANYWHERE = "/api/v1/auth/password";

    @Inject
    TestCity city;

    @Inject
    SignIns signIns;

    @Inject
    SessionRepository sessions;

    @Inject
    IdentityVault vault;

    private final String openid = "openid-" + UUID.randomUUID();
    private final String number = IdentityNumbers.next();
    private final AtomicLong nanoTime = new AtomicLong();

    @BeforeEach
    void somebody() {
        city.loadCitizens("id_number,name,district\n" + number + ",王小明,历下区\n");
    }

    @Test
    void the_same_wechat_is_the_same_sign_in_each_time() {
        assertThat(signIns.enter(openid).signIn())
                .isEqualTo(signIns.enter(openid).signIn());
    }

    @Test
    void its_token_is_one_of_the_role_citizen() {
        assertThat(status(signIns.enter(openid))).isNotEqualTo(401);
        city.asNobodyYet(openid).get("/api/v1/accounts").then().statusCode(403);
    }

    @Test
    void a_citizen_has_one_wechat_and_the_former_one_stands_for_nobody_and_is_out() {
        long citizen = city.idOf(number);
        Entered former = signIns.enter(openid);
        Entered other = signIns.enter(openid + "-other");

        assertThat(signIns.bind(former.signIn(), citizen)).isEmpty();
        assertThat(signIns.bind(other.signIn(), citizen)).contains(former.signIn());

        assertThat(signIns.openidOf(citizen)).contains(openid + "-other");
        assertThat(signIns.citizenOf(former.signIn())).isEmpty();
        assertThat(status(former)).isEqualTo(401);
        assertThat(status(other)).isNotEqualTo(401);
    }

    @Test
    void a_token_of_an_ended_session_ends_in_another_replica_within_ten_seconds() {
        LiveSessions replica = new LiveSessions(sessions, nanoTime::get);
        Entered entered = signIns.enter(openid);
        UUID session = session(entered);
        assertThat(replica.isAlive(session)).isTrue();

        signIns.leaveEverywhere(entered.signIn());
        nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());

        assertThat(replica.isAlive(session)).isFalse();
    }

    @Test
    void a_verification_in_another_replica_is_seen_at_once() {
        LiveSessions replica = new LiveSessions(sessions, nanoTime::get);
        Entered entered = signIns.enter(openid);
        assertThat(replica.standing(session(entered)).citizen()).isEmpty();

        signIns.bind(entered.signIn(), city.idOf(number));

        assertThat(replica.standing(session(entered)).citizen()).hasValue(city.idOf(number));
    }

    @Test
    void two_wechats_verified_at_once_as_one_citizen_leave_one_of_them() throws Exception {
        long citizen = city.idOf(number);
        List<Entered> rivals =
                List.of(signIns.enter(openid + "-1"), signIns.enter(openid + "-2"), signIns.enter(openid + "-3"));

        List<Optional<UUID>> freed = AtOnce.run(rivals.stream()
                .<Callable<Optional<UUID>>>map(rival -> () -> signIns.bind(rival.signIn(), citizen))
                .toList());

        assertThat(freed.stream().flatMap(Optional::stream)).hasSize(2);
        assertThat(rivals.stream()
                        .filter(rival -> signIns.citizenOf(rival.signIn()).isPresent()))
                .hasSize(1);
        assertThat(rivals.stream().filter(rival -> status(rival) != 401)).hasSize(1);
    }

    private UUID session(Entered entered) {
        return RefreshToken.read(entered.refreshToken(), vault).orElseThrow().session();
    }

    private static int status(Entered entered) {
        return given().auth()
                .oauth2(entered.accessToken())
                .contentType("application/json")
                .body("{}")
                .put(ANYWHERE)
                .statusCode();
    }
}
