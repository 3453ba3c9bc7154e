package cn.quancheng.messages;

/** What messages are about. A telephone shows the headline to whoever looks at it, so it tells nothing of the citizen. */
public enum MessageKind {
    WITHDRAWN_AT_REQUEST("您的同意已按申请撤回"),
    AGREEMENT_ENDING("您对信用分的同意即将到期"),
    TIER_ABOUT_TO_CHANGE("您的信用等级将有变化"),
    NEW_ADVERSE_RECORD("收到一条新的信用记录"),
    SECOND_LOOK_DECIDED("您请求的人工复核有了答复"),
    DECLARATION_DECIDED("您的一项自主申报有了结果"),
    FALSE_DECLARATION_PROPOSED("您的一项自主申报需要说明"),
    FALSE_DECLARATION_DECIDED("您的一项自主申报核查完毕"),
    RECORD_DECIDED("一条信用记录有了处理结果"),
    REPAIR_DECIDED("您申请的事项有了答复"),
    COMMITMENT_DECIDED("您申报的事项有了答复"),
    BENEFIT_KEPT("您的一次信易+优惠有了结果"),
    BENEFIT_NO_SHOW("您的一项信易+优惠有变化"),
    BENEFIT_OBJECTION_DECIDED("您提出的异议有了答复"),
    SIGNED_IN_ELSEWHERE("您的账户已换绑另一个微信");

    private final String headline;

    MessageKind(String headline) {
        this.headline = headline;
    }

    /** At most 20 characters, as WeChat wants them. */
    public String headline() {
        return headline;
    }
}
