package cn.quancheng;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.Map;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/** WireMock in WeChat's place. A test stubs it through its address, which the configuration tells. */
public class WeChatStandIn implements QuarkusTestResourceLifecycleManager {
    private static final int LAST = 10;

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        server.stubFor(post(urlPathEqualTo("/cgi-bin/stable_token"))
                .willReturn(okJson("{\"access_token\":\"token-of-tests\",\"expires_in\":7200}")));
        // Whatever other tests have told people of whom WeChat knows nothing.
        server.stubFor(post(urlPathEqualTo("/cgi-bin/message/subscribe/send"))
                .atPriority(LAST)
                .willReturn(okJson("{\"errcode\":43101,\"errmsg\":\"user refuse to accept the msg\"}")));
        return Map.of(
                "quancheng.wechat.host", server.baseUrl(),
                "quancheng.wechat.app-id", "wx-of-tests",
                "quancheng.wechat.secret", "a-secret-of-tests",
                "quancheng.wechat.timeout", "PT2S",
                "quancheng.wechat.templates.SIGNED_IN_ELSEWHERE.id", "template-elsewhere",
                "quancheng.wechat.templates.AGREEMENT_ENDING.id", "template-ending");
    }

    @Override
    public void stop() {
        server.stop();
    }
}
