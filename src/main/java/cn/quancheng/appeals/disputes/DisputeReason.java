package cn.quancheng.appeals.disputes;

/** Why a citizen holds a record to be wrong. */
enum DisputeReason {
    /** It is about somebody else. */
    NOT_MINE,
    /** What it says did not happen, or happened otherwise. */
    WRONG_FACT,
    /** It should not be in use any more. */
    EXPIRED,
    /** It is there twice. */
    REPEATED,
    /** Something else, said in the statement. */
    OTHER
}
