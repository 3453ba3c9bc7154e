package cn.quancheng.ledger;

/** What can happen to a record after it entered. The order is part of the packed layout. */
enum Mark {
    /** It was repaired, revoked, performed, withdrawn or delisted, from a day on. */
    CLOSED,
    /** Its closing was undone. */
    REOPENED,
    /** A dispute about it was opened. */
    DISPUTED,
    /** The dispute was decided. */
    DECIDED;

    private static final Mark[] ALL = values();

    static Mark of(int code) {
        return ALL[code];
    }
}
