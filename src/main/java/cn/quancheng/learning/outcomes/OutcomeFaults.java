package cn.quancheng.learning.outcomes;

import java.util.ArrayList;
import java.util.List;

/** Gathers the faults of a file, names the first and counts the rest. */
final class OutcomeFaults {
    static final int MOST_NAMED = 1000;

    private final List<OutcomeFault> named = new ArrayList<>();
    private long count;

    void add(long line, String column, String reason) {
        count++;
        if (named.size() < MOST_NAMED) {
            named.add(new OutcomeFault(line, column, reason));
        }
    }

    long count() {
        return count;
    }

    /** @throws FaultyOutcomesException where there is any */
    void refuse() {
        if (count > 0) {
            throw new FaultyOutcomesException(named, count);
        }
    }
}
