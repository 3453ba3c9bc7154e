package cn.quancheng.learning.outcomes;

import java.util.List;
import java.util.stream.Collectors;

/** A file of outcomes, or what is asked of it, is refused whole. Its message names the first faults. */
public final class FaultyOutcomesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SAID = 20;

    private final transient List<OutcomeFault> faults;
    private final long count;

    FaultyOutcomesException(List<OutcomeFault> faults, long count) {
        super(faults.stream().limit(MOST_SAID).map(OutcomeFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
        this.count = count;
    }

    /** No card comes of these outcomes, for these reasons. */
    public static FaultyOutcomesException of(List<OutcomeFault> faults) {
        return new FaultyOutcomesException(faults, faults.size());
    }

    /** No card comes of these outcomes, because of what a column holds as a whole. */
    public static FaultyOutcomesException of(String column, String reason) {
        return of(List.of(new OutcomeFault(0, column, reason)));
    }

    /** The first of them, {@value OutcomeFaults#MOST_NAMED} at most, by line. */
    public List<OutcomeFault> faults() {
        return faults;
    }

    /** How many there are, those that are not named among them. */
    public long count() {
        return count;
    }
}
