package cn.quancheng.citizens;

/** How an agreement was given. */
public enum Channel {
    /** By the citizen, in the mini-program. */
    MINI_PROGRAM,
    /** On paper: a file of the register or a reviewer with a case brings it. */
    PAPER
}
