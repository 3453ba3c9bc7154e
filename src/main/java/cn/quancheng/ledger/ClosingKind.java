package cn.quancheng.ledger;

import cn.quancheng.messages.RecordOutcome;

/** Why a record is gone from use. */
public enum ClosingKind {
    /** What it rested on was revoked: it never was. */
    REVOKED,
    /** The duty that it told of was performed. */
    PERFORMED,
    /** It was taken off a list, as a judgment defaulter is. */
    DELISTED,
    /** The citizen took back what had been declared. */
    WITHDRAWN,
    /** It was repaired (信用修复). */
    REPAIRED;

    /** Whether it is, to whoever scores and explains from then on, as if the record had never been. */
    boolean leavesNoTrace() {
        return this == REVOKED || this == REPAIRED;
    }

    /** How the citizen is told. */
    RecordOutcome outcome() {
        return RecordOutcome.valueOf(name());
    }
}
