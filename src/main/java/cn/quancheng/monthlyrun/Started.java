package cn.quancheng.monthlyrun;

/** What became of the wish to compute a month. */
public sealed interface Started {
    /**
     * It is being computed.
     *
     * @param resumed whether it had been begun before
     */
    record Running(Run run, boolean resumed) implements Started {}

    /** It is not computed. */
    record Refused(RunRefusal why) implements Started {}
}
