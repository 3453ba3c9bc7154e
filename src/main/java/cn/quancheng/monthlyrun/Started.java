package cn.quancheng.monthlyrun;

import cn.quancheng.platform.yaml.Fault;

import java.util.List;

/** What became of the wish to compute a month. */
public sealed interface Started {
    /**
     * It is being computed.
     *
     * @param resumed whether it had been begun before
     */
    record Running(Run run, boolean resumed) implements Started {}

    /**
     * It is not computed.
     *
     * @param faults what the catalogue has against the model, where that is why
     */
    record Refused(RunRefusal why, List<Fault> faults) implements Started {
        Refused(RunRefusal why) {
            this(why, List.of());
        }
    }
}
