package cn.quancheng.appeals.disputes;

import cn.quancheng.reviews.ReviewState;

/** How far a dispute is. */
enum DisputeState {
    /** An adverse record weighs nothing. */
    OPEN,
    /** The citizen was right: the record is revoked. */
    UPHELD,
    /** The record is as it was. */
    DISMISSED,
    /** Taken back by the citizen: the record is as it was. */
    WITHDRAWN;

    static DisputeState of(ReviewState state) {
        return switch (state) {
            case OPEN -> OPEN;
            case ACCEPTED -> UPHELD;
            case REJECTED -> DISMISSED;
            case WITHDRAWN -> WITHDRAWN;
        };
    }
}
