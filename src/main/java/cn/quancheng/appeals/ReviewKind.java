package cn.quancheng.appeals;

/** What a review is about. */
enum ReviewKind {
    /** A citizen wants a person to look again at a score that was computed. */
    SECOND_LOOK
}
