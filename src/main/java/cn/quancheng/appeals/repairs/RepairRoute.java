package cn.quancheng.appeals.repairs;

import java.util.Locale;

/** The six ways of putting something right. What each asks, {@code appeals.route-…-asks} says in plain words. */
enum RepairRoute {
    /** A public promise not to do it again (信用承诺). */
    COMMITMENT,
    /** What was done wrong is put right (信用整改). */
    RECTIFICATION,
    /** Somebody looks whether it is put right (信用核查). */
    CHECK,
    /** A training about credit (信用培训). */
    TRAINING,
    /** A report on one's credit is handed in (信用报告). */
    REPORT,
    /** Something for others (公益慈善). */
    CHARITY;

    /** The key of its name. */
    String nameKey() {
        return "appeals.route-" + name().toLowerCase(Locale.ROOT);
    }

    /** The key of what it asks. */
    String asksKey() {
        return nameKey() + "-asks";
    }
}
