package cn.quancheng.models;

import cn.quancheng.platform.StartRefusal;
import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.platform.yaml.Faults;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue, a model or a notice does not make sense: the service does not start. Its message names every fault. */
public final class FaultyModelException extends StartRefusal {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    FaultyModelException(List<Fault> faults) {
        super("models-faulty", faults.stream().map(Fault::toString).collect(Collectors.joining("\n", "\n", "")));
        this.faults = List.copyOf(faults);
    }

    /** @throws FaultyModelException where there is any fault */
    static void refuse(Faults faults) {
        if (faults.count() > 0) {
            throw new FaultyModelException(faults.all());
        }
    }

    /** Every fault of every file. */
    public List<Fault> faults() {
        return faults;
    }
}
