package cn.quancheng.platform.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of all files, so that one start names them all. */
public final class Faults {
    private final List<Fault> all = new ArrayList<>();

    /** Notes one. */
    public void add(String file, int line, String key, String what) {
        all.add(new Fault(file, line, key, what));
    }

    /** How many there are by now: what was read without adding one is sound. */
    public int count() {
        return all.size();
    }

    /** All of them, in the order in which they were found. */
    public List<Fault> all() {
        return List.copyOf(all);
    }
}
