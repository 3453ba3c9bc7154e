package cn.quancheng.platform.wechat;

import cn.quancheng.platform.wechat.WeChatAnswer.Unanswered;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** WeChat where there is none. */
class WeChatTest {
    private record Settings(Optional<String> appId, Optional<String> secret, String host) implements WeChatSettings {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public String page() {
            return "pages/index";
        }

        @Override
        public Map<String, Template> templates() {
            return Map.of("A_KIND", new SomeTemplate());
        }
    }

    private record SomeTemplate() implements WeChatSettings.Template {
        @Override
        public String id() {
            return "template";
        }

        @Override
        public String what() {
            return "thing1";
        }

        @Override
        public String when() {
            return "time2";
        }
    }

    @Test
    void without_an_app_id_and_a_secret_nothing_is_asked() {
        WeChat none = new WeChat(new Settings(Optional.of("wx"), Optional.empty(), "http://localhost:1"));

        assertThat(none.whoShowed("a-code")).isEqualTo(new Unanswered(WeChatFault.NOT_CONFIGURED));
        assertThat(none.canSend("A_KIND")).isFalse();
        assertThat(none.send("openid", "A_KIND", "测试", LocalDateTime.MIN)).contains(WeChatFault.NOT_CONFIGURED);
    }

    @Test
    void where_nobody_listens_it_is_unreachable() throws IOException {
        WeChat away =
                new WeChat(new Settings(Optional.of("wx"), Optional.of("secret"), "http://localhost:" + closed()));

        assertThat(away.whoShowed("a-code")).isEqualTo(new Unanswered(WeChatFault.UNREACHABLE));
        assertThat(away.send("openid", "A_KIND", "测试", LocalDateTime.of(2026, 11, 24, 8, 0)))
                .contains(WeChatFault.UNREACHABLE);
    }

    @Test
    void what_is_no_code_is_not_put_into_an_address() throws IOException {
        WeChat away =
                new WeChat(new Settings(Optional.of("wx"), Optional.of("secret"), "http://localhost:" + closed()));

        assertThat(away.whoShowed("x&appid=another")).isEqualTo(new Unanswered(WeChatFault.CODE_REFUSED));
        assertThat(away.whoShowed("")).isEqualTo(new Unanswered(WeChatFault.CODE_REFUSED));
    }

    @Test
    void its_numbers_are_told_apart() {
        assertThat(WeChatFault.of(40029)).isEqualTo(WeChatFault.CODE_REFUSED);
        assertThat(WeChatFault.of(45011)).isEqualTo(WeChatFault.THROTTLED);
        assertThat(WeChatFault.of(-1)).isEqualTo(WeChatFault.BUSY);
        assertThat(WeChatFault.of(43101)).isEqualTo(WeChatFault.USER_REFUSED);
        assertThat(WeChatFault.of(12345)).isEqualTo(WeChatFault.UNEXPECTED);
    }

    private static int closed() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
