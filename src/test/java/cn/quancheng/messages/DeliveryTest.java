package cn.quancheng.messages;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.WeChatStandIn;
import cn.quancheng.security.signin.SignIns;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** How the outbox gets to people's WeChat. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = WeChatStandIn.class, scope = TestResourceScope.GLOBAL)
class DeliveryTest {
    private static final String SEND = "/cgi-bin/message/subscribe/send";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final CitizenMessage ENDING = new CitizenMessage.AgreementEnding(LocalDate.of(2026, 12, 24));

    @Inject
    TestCity city;

    @Inject
    Config config;

    @Inject
    CitizenMessages messages;

    @Inject
    MessageRepository outbox;

    @Inject
    Delivery delivery;

    @Inject
    SignIns signIns;

    @Inject
    CityClock clock;

    private final String number = IdentityNumbers.next();
    private final String openid = "openid-" + UUID.randomUUID();
    private WireMock weChat;
    private long citizen;

    @BeforeEach
    void somebodyWithAWeChat() {
        URI host = config.getValue("quancheng.wechat.host", URI.class);
        weChat = WireMock.create().host(host.getHost()).port(host.getPort()).build();
        city.loadCitizens("id_number,name,district\n" + number + ",王小明,历下区\n");
        citizen = city.idOf(number);
        signIns.bind(signIns.enter(openid).signIn(), citizen);
        clock.set(TODAY);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void a_message_reaches_its_citizens_wechat_once_and_tells_a_telephone_nothing_of_them() {
        answers("{\"errcode\":0,\"errmsg\":\"ok\"}");
        messages.tell(citizen, ENDING);

        delivery.deliver();
        delivery.deliver();

        weChat.verifyThat(
                1,
                sent().withRequestBody(matchingJsonPath("$.template_id", equalTo("template-ending")))
                        .withRequestBody(matchingJsonPath("$.data.thing1.value", equalTo("您对信用分的同意即将到期")))
                        .withRequestBody(matchingJsonPath("$.data.time2.value", equalTo("2026-11-23 12:00"))));
        assertThat(row()).containsEntry("sent", true).containsEntry("due", false);
    }

    @Test
    void who_does_not_want_it_is_not_asked_again_and_reads_it_in_the_mini_program() {
        answers("{\"errcode\":43101,\"errmsg\":\"user refuse to accept the msg\"}");
        messages.tell(citizen, ENDING);

        delivery.deliver();
        clock.set(TODAY.plusDays(1));
        delivery.deliver();

        weChat.verifyThat(1, sent());
        assertThat(row())
                .containsEntry("sent", false)
                .containsEntry("due", false)
                .containsEntry("kept", "USER_REFUSED");
        assertThat(city.asCitizen(number).get("/api/v1/me/messages").jsonPath().getInt("unread"))
                .isEqualTo(1);
    }

    @Test
    void a_busy_wechat_is_asked_again_after_a_wait_that_doubles() {
        answers("{\"errcode\":-1,\"errmsg\":\"system error\"}");
        messages.tell(citizen, ENDING);

        delivery.deliver();
        delivery.deliver();

        weChat.verifyThat(1, sent());
        assertThat(row()).containsEntry("due", true).containsEntry("attempts", 1);
        for (int day = 1; day <= 12; day++) {
            clock.set(TODAY.plusDays(day));
            delivery.deliver();
        }
        weChat.verifyThat(11, sent());
        assertThat(row()).containsEntry("due", false).containsEntry("kept", "BUSY");
    }

    @Test
    void an_access_token_that_wechat_does_not_know_any_more_is_fetched_anew() {
        weChat.register(toOpenid("{\"errcode\":40001,\"errmsg\":\"invalid credential\"}")
                .inScenario(openid)
                .whenScenarioStateIs("Started")
                .willSetStateTo("renewed"));
        weChat.register(
                toOpenid("{\"errcode\":0,\"errmsg\":\"ok\"}").inScenario(openid).whenScenarioStateIs("renewed"));
        messages.tell(citizen, ENDING);

        delivery.deliver();

        assertThat(row()).containsEntry("sent", true);
    }

    @Test
    void what_has_no_template_and_who_has_no_wechat_is_kept_for_reading() {
        long stranger = citizen + (1L << 40);
        messages.tell(citizen, new CitizenMessage.NewAdverseRecord());
        messages.tell(stranger, ENDING);

        delivery.deliver();

        assertThat(row(citizen)).containsEntry("due", false).containsEntry("kept", "NOT_CONFIGURED");
        assertThat(row(stranger)).containsEntry("due", false).containsEntry("kept", "NO_SIGN_IN");
    }

    @Test
    void a_wechat_that_was_replaced_is_the_one_that_is_told() {
        answers("{\"errcode\":0,\"errmsg\":\"ok\"}");
        String other = openid + "-other";
        UUID former = signIns.bind(signIns.enter(other).signIn(), citizen).orElseThrow();
        messages.tell(
                citizen,
                former,
                new CitizenMessage.SignedInElsewhere(TODAY.atTime(9, 5).atZone(clock.getZone())));

        delivery.deliver();

        weChat.verifyThat(1, sent().withRequestBody(matchingJsonPath("$.template_id", equalTo("template-elsewhere"))));
    }

    @Test
    void replicas_that_look_at_the_same_instant_send_it_once() throws Exception {
        answers("{\"errcode\":0,\"errmsg\":\"ok\"}");
        messages.tell(citizen, ENDING);

        AtOnce.run(4, () -> {
            delivery.deliver();
            return true;
        });

        weChat.verifyThat(1, sent());
    }

    @Test
    void headlines_fit_into_what_wechat_shows() {
        for (MessageKind kind : MessageKind.values()) {
            assertThat(kind.headline()).hasSizeLessThanOrEqualTo(20);
        }
    }

    private void answers(String json) {
        weChat.register(toOpenid(json));
    }

    private MappingBuilder toOpenid(String json) {
        return post(urlPathEqualTo(SEND))
                .withRequestBody(matchingJsonPath("$.touser", equalTo(openid)))
                .willReturn(okJson(json));
    }

    private RequestPatternBuilder sent() {
        return postRequestedFor(urlPathEqualTo(SEND)).withRequestBody(matchingJsonPath("$.touser", equalTo(openid)));
    }

    private Map<String, Object> row() {
        return row(citizen);
    }

    private Map<String, Object> row(long of) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Object[] row = (Object[]) outbox.getEntityManager()
                    .createNativeQuery(
                            "select sent_at is not null, try_at is not null, attempts, coalesce(kept_because, '')"
                                    + " from citizen_messages where citizen_id = ?1")
                    .setParameter(1, of)
                    .getSingleResult();
            return Map.of("sent", row[0], "due", row[1], "attempts", row[2], "kept", row[3]);
        });
    }
}
