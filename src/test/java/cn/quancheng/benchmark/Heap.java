package cn.quancheng.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The heap's high-water mark. */
final class Heap {
    private static final double MEGABYTE = 1 << 20;

    private Heap() {}

    /** Forgets the mark, after a collection. */
    static void reset() {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /**
     * The mark in MB: the pools' own marks added up, which need not be of the same moment, so that it is an upper bound;
     * more than the heap may ever hold it is not.
     */
    static double peak() {
        long peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return Math.min(peak, Runtime.getRuntime().maxMemory()) / MEGABYTE;
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
