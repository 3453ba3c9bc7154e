package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;
import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What comes of a file that is looked at, and what the look costs. */
final class Looked {
    static final Cleaning CLEANING = new Cleaning(2, Duration.ofSeconds(10), Duration.ofSeconds(20));

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Looked() {}

    static CleanFile at(byte[] file) {
        return CLEANING.clean(file);
    }

    /** Asserts that a file is refused for this reason, and that little was spent on it. */
    static void refused(byte[] file, String reason) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long began = System.nanoTime();

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> at(file));

        assertThat(refusal).as("was taken").isNotNull();
        assertThat(refusal.key()).isEqualTo("declarations.evidence-" + reason);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(200L << 20);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }
}
