package cn.quancheng.security.signin;

import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.wechat.WeChat;
import cn.quancheng.platform.wechat.WeChatAnswer;
import cn.quancheng.platform.wechat.WeChatAnswer.Openid;
import cn.quancheng.platform.wechat.WeChatAnswer.Unanswered;
import cn.quancheng.platform.wechat.WeChatFault;
import cn.quancheng.security.Tries;
import cn.quancheng.security.accounts.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import java.time.Duration;
import java.util.Optional;

/** Lets in whoever WeChat vouches for. WeChat is asked outside of any transaction: it may take its time. */
@ApplicationScoped
class WeChatDoor {
    /**
     * Codes that WeChat refused, by source. Half a town may share a telephone company's address, so it takes many; each
     * costs a call that WeChat counts.
     */
    static final Tries.Limit REFUSED_CODES = new Tries.Limit("wechat-code", 60, Duration.ofMinutes(10));

    private static final String SOON = "5";
    private static final String A_MINUTE = "60";

    private final WeChat weChat;
    private final SignIns signIns;
    private final Instance<OtherDoor> others;
    private final Tries tries;

    WeChatDoor(WeChat weChat, SignIns signIns, @Any Instance<OtherDoor> others, Tries tries) {
        this.weChat = weChat;
        this.signIns = signIns;
        this.others = others;
        this.tries = tries;
    }

    /**
     * Exchanges a code for the tokens of a new session.
     *
     * @throws Refusal 400 where WeChat does not know the code, 429 where it or this source was asked too often, 503 where
     *     WeChat is not to be had
     */
    Entered enter(String code, Source source) {
        if (tries.left(REFUSED_CODES, source.name()) <= 0) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "signin.too-many-codes")
                    .header("Retry-After", String.valueOf(REFUSED_CODES.window().toSeconds()));
        }
        Optional<Entered> elsewhere =
                others.stream().flatMap(door -> door.enter(code).stream()).findFirst();
        return elsewhere.orElseGet(() -> throughWeChat(code, source));
    }

    private Entered throughWeChat(String code, Source source) {
        WeChatAnswer answer = weChat.whoShowed(code);
        if (answer instanceof Openid known) {
            return signIns.enter(known.openid());
        }
        WeChatFault fault = ((Unanswered) answer).fault();
        if (fault == WeChatFault.CODE_REFUSED) {
            tries.take(REFUSED_CODES, source.name());
        }
        throw refusal(fault);
    }

    private static Refusal refusal(WeChatFault fault) {
        return switch (fault) {
            case CODE_REFUSED ->
                Refusal.of(Refusal.Kind.BAD_REQUEST, "signin.code-refused").violation("code", "signin.code-refused");
            case THROTTLED ->
                Refusal.of(Refusal.Kind.TOO_MANY, "signin.throttled").header("Retry-After", A_MINUTE);
            case BUSY -> unavailable("signin.wechat-busy");
            case UNREACHABLE -> unavailable("signin.wechat-unreachable");
            case SLOW -> unavailable("signin.wechat-slow");
            case NOT_CONFIGURED -> Refusal.of(Refusal.Kind.UNAVAILABLE, "signin.wechat-not-configured");
            default -> Refusal.of(Refusal.Kind.UNAVAILABLE, "signin.wechat-refuses-us");
        };
    }

    private static Refusal unavailable(String words) {
        return Refusal.of(Refusal.Kind.UNAVAILABLE, words).header("Retry-After", SOON);
    }
}
