package cn.quancheng.appeals;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reviewer comes to. */
@Schema(name = "ReviewDecisionKind")
enum Decision {
    /** Something was wrong, and was put right by the means that there are for it. */
    ACCEPT(ReviewState.ACCEPTED),
    /** Nothing was wrong. */
    REJECT(ReviewState.REJECTED);

    private final ReviewState state;

    Decision(ReviewState state) {
        this.state = state;
    }

    ReviewState state() {
        return state;
    }
}
