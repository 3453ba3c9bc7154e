package cn.quancheng.commitments;

import java.util.Set;

/** How far a commitment is, and where it may go from there. */
enum CommitmentState {
    /** Promised. */
    MADE,
    /** The citizen says that it was kept, and a reviewer looks. */
    SUBMITTED,
    /** Kept: recorded as COMMITMENT_FULFILLED. */
    KEPT,
    /** Not kept, or nobody said so in time. It costs nothing and leaves no record. */
    LAPSED,
    /** Taken back, or ended because the citizen left. */
    WITHDRAWN;

    /** Whether something may still come of it. */
    boolean isInForce() {
        return this == MADE || this == SUBMITTED;
    }

    boolean mayBecome(CommitmentState next) {
        return switch (this) {
            case MADE -> Set.of(SUBMITTED, LAPSED, WITHDRAWN).contains(next);
            case SUBMITTED -> Set.of(KEPT, LAPSED, WITHDRAWN).contains(next);
            case KEPT, LAPSED, WITHDRAWN -> false;
        };
    }
}
