package cn.quancheng.intake;

/** How far a file is. */
public enum BatchState {
    /** Being sent: lines are read, checked and staged. */
    RECEIVING,
    /** Read whole; files are applied one after the other. */
    WAITING,
    /** Being applied, in one transaction. */
    APPLYING,
    /** Applied; every line is accounted for. */
    DONE,
    /** Tried as if it were applied; every line is accounted for, and nothing was changed. */
    CHECKED,
    /** Cancelled before it was applied; it changed nothing and may be sent again. */
    CANCELLED,
    /** Given up as a whole; it changed nothing and may be sent again. */
    FAILED;

    /** Whether nothing more will happen to it. */
    public boolean isFinal() {
        return this == DONE || this == CHECKED || this == CANCELLED || this == FAILED;
    }

    /** Whether it may still be cancelled. */
    boolean isCancellable() {
        return this == RECEIVING || this == WAITING;
    }
}
