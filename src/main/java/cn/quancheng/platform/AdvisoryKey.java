package cn.quancheng.platform;

/**
 * The keys of the database's advisory locks, all in one place, so that no two rooms hold up each other by chance. Where a
 * lock is of one thing among many, the key is the first half and the thing's number the second.
 */
public final class AdvisoryKey {
    /** Held shared by those that take a number of the journal, alone by those that ask how far it goes. */
    public static final long NUMBERING = 0x5143_0001L;

    /** Held by the one process that applies files. */
    public static final long APPLYING = 0x5143_0002L;

    /** Held by whoever starts a monthly run. */
    public static final long STARTING = 0x5143_0003L;

    /** Held alone by whoever publishes a run, shared by files of decisions. */
    public static final long PUBLISHING = 0x5143_0004L;

    /** Held by whoever numbers kinds of fact. */
    public static final long FACT_KINDS = 0x5143_0005L;

    /** Held by whoever makes or replaces a signing key. */
    public static final long SIGNING_KEYS = 0x5143_0006L;

    /** Held by whoever makes the first operators. */
    public static final long FIRST_OPERATORS = 0x5143_0007L;

    /** First half: a long change of the journal is alive; the second half is its entry. */
    public static final int ALIVE = 0x5143;

    /** First half: a sign-in is being bound to a citizen; the second half is the citizen's number. */
    public static final int BINDING = 0x5144;

    /** First half: a declaration's evidence is changing; the second half is drawn from the declaration's number. */
    public static final int EVIDENCE = 0x5145;

    /** First half: a simulation is alive; the second half is drawn from its number. */
    public static final int SIMULATING = 0x5146;

    /** First half: a run is being compared with the last one; the second half is its number. */
    public static final int COMPARING = 0x5147;

    /** First half: a job of learning is alive; the second half is drawn from its number. */
    public static final int LEARNING = 0x5148;

    private AdvisoryKey() {}
}
