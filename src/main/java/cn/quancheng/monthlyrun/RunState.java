package cn.quancheng.monthlyrun;

/** How far a run is. */
public enum RunState {
    /** Being computed, or killed while it was: starting the same month goes on at its checkpoints. */
    RUNNING,
    /** Stopped by a person or a fault; starting the same month goes on at its checkpoints. */
    STOPPED,
    /** Done, and so different from the last one that a person has to look before anybody sees it. */
    HELD,
    /** What readers of the month see, or saw before a later revision. */
    PUBLISHED,
    /** Given up for good; its scores are gone. */
    DISCARDED
}
