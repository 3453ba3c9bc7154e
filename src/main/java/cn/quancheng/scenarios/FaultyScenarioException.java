package cn.quancheng.scenarios;

import cn.quancheng.platform.StartRefusal;
import cn.quancheng.platform.yaml.Fault;

import java.util.List;
import java.util.stream.Collectors;

/** A file of the folder does not make sense, or does not only reward: the service does not start. Its message names every fault. */
final class FaultyScenarioException extends StartRefusal {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    FaultyScenarioException(List<Fault> faults) {
        super("scenarios-faulty", faults.stream().map(Fault::toString).collect(Collectors.joining("\n", "\n", "")));
        this.faults = List.copyOf(faults);
    }

    /** Every fault of every file. */
    List<Fault> faults() {
        return faults;
    }
}
