package cn.quancheng.models;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue, a model or a notice does not make sense: the service does not start. Its message names every fault. */
public final class FaultyModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    FaultyModelException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n", "评分模型、目录或告知书有误:\n", "")));
        this.faults = List.copyOf(faults);
    }

    /** Every fault of every file. */
    public List<Fault> faults() {
        return faults;
    }
}
