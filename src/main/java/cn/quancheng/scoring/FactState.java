package cn.quancheng.scoring;

/** Whether a fact counts at a cutoff, and if not, why. */
public enum FactState {
    /** Counts in full. */
    COUNTING,
    /** Counts, past its retention, with what its decay leaves. */
    DECAYING,
    /** No enabled indicator of the model looks at it. */
    NOT_SCORED,
    /** Occurred on the cutoff or later. */
    NOT_YET,
    /** Repaired, revoked, withdrawn or delisted. */
    CLOSED,
    /** Past the last day on which it held. */
    ENDED,
    /** Adverse and disputed: weighs nothing until the dispute is decided. */
    DISPUTED,
    /** Past its retention and its decay. */
    EXPIRED;

    /** Whether a fact in this state adds to or takes from the score. */
    public boolean counts() {
        return this == COUNTING || this == DECAYING;
    }
}
