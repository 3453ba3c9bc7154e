package cn.quancheng.appeals;

/** How far a review is. */
enum ReviewState {
    /** Somebody has to look. */
    OPEN,
    /** Looked at, and something was put right. */
    ACCEPTED,
    /** Looked at, and the score is as it should be. */
    REJECTED,
    /** Taken back by the citizen, or ended because the citizen left. */
    WITHDRAWN
}
