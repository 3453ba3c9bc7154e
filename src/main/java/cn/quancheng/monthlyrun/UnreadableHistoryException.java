package cn.quancheng.monthlyrun;

/** A citizen's packed history cannot be read: its bytes are damaged. The ledger, which is the truth, can mend it. */
final class UnreadableHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long citizen;

    /** @param citizen the citizen's number in the register, never the identity number */
    UnreadableHistoryException(long citizen, RuntimeException cause) {
        super("the history of citizen " + citizen + " cannot be read", cause);
        this.citizen = citizen;
    }

    long citizen() {
        return citizen;
    }
}
