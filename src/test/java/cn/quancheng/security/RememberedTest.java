package cn.quancheng.security;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger truth = new AtomicInteger(1);
    private final AtomicInteger lookUps = new AtomicInteger();
    private final Remembered<String, Integer> remembered = new Remembered<>(this::lookUp, nanoTime::get);

    private int lookUp(String key) {
        lookUps.incrementAndGet();
        return truth.get();
    }

    @Test
    void what_was_seen_within_ten_seconds_is_not_looked_up_again() {
        remembered.get("a");
        truth.set(2);
        nanoTime.addAndGet(Remembered.FRESH.toNanos() - 1);

        assertThat(remembered.get("a")).isEqualTo(1);
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void after_ten_seconds_it_is() {
        remembered.get("a");
        truth.set(2);
        nanoTime.addAndGet(Remembered.FRESH.toNanos());

        assertThat(remembered.get("a")).isEqualTo(2);
    }

    @Test
    void what_is_forgotten_is_looked_up_at_once() {
        remembered.get("a");
        truth.set(2);
        remembered.forget("a");

        assertThat(remembered.get("a")).isEqualTo(2);
        assertThat(remembered.get("a")).isEqualTo(2);
    }

    @Test
    void what_was_read_before_the_change_is_not_believed_when_it_arrives_after_it() {
        Remembered<String, Integer> overtaken = new Remembered<>(
                key -> {
                    int read = truth.get();
                    if (lookUps.incrementAndGet() == 1) {
                        changeMeanwhile();
                    }
                    return read;
                },
                nanoTime::get);
        changed = () -> overtaken.forget("a");

        assertThat(overtaken.get("a")).isEqualTo(1);
        assertThat(overtaken.get("a")).isEqualTo(2);
    }

    private Runnable changed = () -> {};

    private void changeMeanwhile() {
        truth.set(2);
        changed.run();
    }
}
