package cn.quancheng;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Races: several threads that do something at the same instant. */
public final class AtOnce {
    /** How often a race is run: {@code -Dledger.races=1000} runs each a thousand times. */
    public static final int TIMES = Integer.getInteger("ledger.races", 50);

    private AtOnce() {}

    /** What came of it in each of the threads, all of them let go together. */
    public static <T> List<T> run(int threads, Callable<T> act) throws Exception {
        return run(Collections.nCopies(threads, act));
    }

    /** What came of each act, in the order of the acts, all of them let go together. */
    public static <T> List<T> run(List<Callable<T>> acts) throws Exception {
        CyclicBarrier together = new CyclicBarrier(acts.size());
        ExecutorService pool = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<T>> racing = new ArrayList<>();
            for (Callable<T> act : acts) {
                racing.add(pool.submit(() -> {
                    together.await();
                    return act.call();
                }));
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> one : racing) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            pool.shutdown();
        }
    }
}
