package cn.quancheng.learning.jobs;

/** How far a job is. */
enum JobState {
    /** Others are before it. */
    WAITING,
    /** A process has it in hand. */
    RUNNING,
    /** Report and draft are there. */
    DONE,
    /** No draft came of it, and it says why. */
    FAILED,
    /** Somebody stopped it. */
    STOPPED;

    boolean isOver() {
        return this != WAITING && this != RUNNING;
    }
}
