package cn.quancheng.security.accounts;

/** What a caller may do; the {@code groups} of a token. */
public enum Role {
    /** Own data only. Citizens have no account here. */
    CITIZEN,
    /** Checks and redemptions at a merchant's counter. */
    MERCHANT,
    /** Checks and redemptions of one person at one branch's counter, and nothing else. */
    CASHIER,
    /** Reports credit records. */
    DEPARTMENT,
    /** Decides declarations, disputes and repairs. */
    REVIEWER,
    /** Drafts and simulates scoring models. */
    MODELER,
    /** Approves models that others wrote. */
    APPROVER,
    /** Runs, registers, merchants, accounts. */
    OPERATOR,
    /** Reads what was done, and takes the exchange file. */
    AUDITOR;

    /**
     * Whether an account with this role works only once a second operator has confirmed it: it approves, releases or
     * confirms what others do, and one person must not be able to make himself his own second.
     */
    boolean isConfirmed() {
        return this == APPROVER || this == AUDITOR || this == OPERATOR;
    }

    /** The names for {@code @RolesAllowed}, which wants constants. */
    public static final class Names {
        public static final String CITIZEN = "CITIZEN";
        public static final String MERCHANT = "MERCHANT";
        public static final String CASHIER = "CASHIER";
        public static final String DEPARTMENT = "DEPARTMENT";
        public static final String REVIEWER = "REVIEWER";
        public static final String MODELER = "MODELER";
        public static final String APPROVER = "APPROVER";
        public static final String OPERATOR = "OPERATOR";
        public static final String AUDITOR = "AUDITOR";

        private Names() {}
    }
}
