package cn.quancheng.messages;

/** What was decided about a record, in the words that finish the sentence about it. */
public enum RecordOutcome {
    REVOKED("已被撤销，从即日起不再使用"),
    PERFORMED("所涉义务已经履行，从即日起不再使用"),
    DELISTED("已移出名单，从即日起不再使用"),
    WITHDRAWN("已按您的意思撤回，从即日起不再使用"),
    REPAIRED("已完成信用修复，从即日起不再使用，也不再向他人展示"),
    REOPENED("此前停用有误，已恢复使用"),
    DISPUTE_UPHELD("的异议成立，记录已被撤销"),
    DISPUTE_DISMISSED("的异议没有成立，记录恢复使用；不服的，可以申请人工复核");

    private final String words;

    RecordOutcome(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
