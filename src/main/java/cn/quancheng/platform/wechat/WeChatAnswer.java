package cn.quancheng.platform.wechat;

/** What came of asking WeChat who showed a code. */
public sealed interface WeChatAnswer {
    /**
     * Who it was.
     *
     * @param openid the user's name in this mini-program, and in no other
     */
    record Openid(String openid) implements WeChatAnswer {
        /** Never the openid. */
        @Override
        public String toString() {
            return "an openid";
        }
    }

    /** WeChat did not say. */
    record Unanswered(WeChatFault fault) implements WeChatAnswer {}
}
