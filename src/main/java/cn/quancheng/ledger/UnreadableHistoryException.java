package cn.quancheng.ledger;

/** A citizen's packed history cannot be read: its bytes are damaged. The ledger, which is the truth, can mend it. */
public final class UnreadableHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long citizen;

    /** @param citizen the citizen's number in the register, never the identity number */
    UnreadableHistoryException(long citizen, RuntimeException cause) {
        super("the history of citizen " + citizen + " cannot be read", cause);
        this.citizen = citizen;
    }

    /** The citizen's number in the register. */
    public long citizen() {
        return citizen;
    }
}
