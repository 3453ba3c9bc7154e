package cn.quancheng.reviews;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reviewer comes to. */
@Schema(name = "ReviewDecisionKind")
public enum Decision {
    /** What was asked for is right, and is done. */
    ACCEPT(ReviewState.ACCEPTED),
    /** It is not. */
    REJECT(ReviewState.REJECTED);

    private final ReviewState state;

    Decision(ReviewState state) {
        this.state = state;
    }

    ReviewState state() {
        return state;
    }
}
