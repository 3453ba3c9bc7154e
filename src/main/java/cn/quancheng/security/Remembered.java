package cn.quancheng.security;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What a replica looked up and believes for ten seconds. A change made here is believed at once, when it is told by
 * {@link #forget}; one made in another replica ten seconds later at most.
 *
 * @param <K> what it is asked by
 * @param <V> what it answers
 */
public final class Remembered<K, V> {
    /** For how long something looked up is believed. */
    public static final Duration FRESH = Duration.ofSeconds(10);

    private final Map<K, Seen<V>> seen = new ConcurrentHashMap<>();
    private final Function<K, V> source;
    private final LongSupplier nanoTime;
    private volatile long sweptAt;

    /** @param value null: it was forgotten then, and whatever was read before must not be believed any more */
    private record Seen<V>(@Nullable V value, long at) {
        boolean outdates(Seen<V> read) {
            return at - read.at > 0 || value == null && at == read.at;
        }
    }

    /**
     * @param source where it is looked up
     * @param nanoTime a clock that only goes forward, such as {@link System#nanoTime}
     */
    public Remembered(Function<K, V> source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong();
    }

    /** What is believed of a key; looked up where it is not remembered, or was too long ago. */
    public V get(K key) {
        Seen<V> there = seen.get(key);
        @Nullable V value = there == null || isStale(there, nanoTime.getAsLong()) ? null : there.value();
        return value == null ? anew(key) : value;
    }

    /** What is true of a key now. */
    public V anew(K key) {
        // Dated before it is read: what changes meanwhile is found ten seconds after this at the latest.
        long now = nanoTime.getAsLong();
        V value = source.apply(key);
        seen.merge(key, new Seen<>(value, now), (there, read) -> there.outdates(read) ? there : read);
        sweep(now);
        return value;
    }

    /** Believes nothing of a key that was read until now. */
    public void forget(K key) {
        seen.put(key, new Seen<>(null, nanoTime.getAsLong()));
    }

    private void sweep(long now) {
        if (now - sweptAt >= FRESH.toNanos()) {
            sweptAt = now;
            seen.values().removeIf(entry -> isStale(entry, now));
        }
    }

    private boolean isStale(Seen<V> entry, long now) {
        return now - entry.at() >= FRESH.toNanos();
    }
}
