package cn.quancheng.reviews;

/** How far a review is. From OPEN it goes to one of the others, and from there nowhere. */
public enum ReviewState {
    /** Somebody has to look. */
    OPEN,
    /** Looked at, and what was asked for is done. */
    ACCEPTED,
    /** Looked at, and not done. */
    REJECTED,
    /** Taken back by the citizen, or ended because the citizen left. */
    WITHDRAWN
}
