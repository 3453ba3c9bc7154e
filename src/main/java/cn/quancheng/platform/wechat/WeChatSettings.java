package cn.quancheng.platform.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What an installation sets to reach its mini-program's WeChat. Public for those who check settings: they cannot read a
 * map of an interface that is not.
 */
@ConfigMapping(prefix = "quancheng.wechat")
public interface WeChatSettings {
    /** The mini-program's app id, {@code QUANCHENG_WECHAT_APP_ID}; without it nobody signs in through WeChat. */
    Optional<String> appId();

    /** The mini-program's secret, {@code QUANCHENG_WECHAT_SECRET}. */
    Optional<String> secret();

    /** Where WeChat answers. */
    @WithDefault("https://api.weixin.qq.com")
    String host();

    /** How long WeChat is waited for: one to 30 seconds. */
    @DurationMin(seconds = 1, message = "应为 PT1S 到 PT30S (from PT1S to PT30S)")
    @DurationMax(seconds = 30, message = "应为 PT1S 到 PT30S (from PT1S to PT30S)")
    @WithDefault("PT5S")
    Duration timeout();

    /** The mini-program's page that a subscribe message opens. */
    @WithDefault("pages/messages/index")
    String page();

    /** The subscribe messages' templates by the kind of message; a kind without one is read in the mini-program only. */
    Map<String, Template> templates();

    /** A template as WeChat's console shows it. */
    interface Template {
        /** Its id. */
        String id();

        /** Its keyword that says what happened, of the type {@code thing}. */
        @WithDefault("thing1")
        String what();

        /** Its keyword that says when, of the type {@code time}. */
        @WithDefault("time2")
        String when();
    }
}
