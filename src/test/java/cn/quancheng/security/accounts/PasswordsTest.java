package cn.quancheng.security.accounts;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordsTest {
    private static final int COST = 10;

    private final Passwords passwords = new Passwords(new SmallRyeConfigBuilder()
            .withMapping(AccountSettings.class)
            .withDefaultValue("quancheng.bcrypt-cost", String.valueOf(COST))
            .build()
            .getConfigMapping(AccountSettings.class));

    @ParameterizedTest
    @ValueSource(ints = {0, 73, 100_000})
    void a_secret_that_can_be_nobodys_takes_as_long_as_any_other(int length) {
        String hash = passwords.hash("the right secret");
        String secret = "x".repeat(length);

        assertThat(passwords.matches(secret, hash)).isFalse();
        assertThat(shortest(() -> passwords.matches(secret, hash)))
                .isGreaterThan(shortest(() -> passwords.matches("wrong", hash)).dividedBy(2));
        assertThat(shortest(() -> passwords.compareWithNobody(secret)))
                .isGreaterThan(shortest(() -> passwords.matches("wrong", hash)).dividedBy(2));
    }

    @Test
    void what_bcrypt_would_cut_off_is_part_of_the_secret() {
        String longest = "密".repeat(Passwords.LONGEST_BYTES / 3);
        String hash = passwords.hash(longest);

        assertThat(passwords.matches(longest, hash)).isTrue();
        assertThat(passwords.matches(longest + "x", hash)).isFalse();
    }

    /** Of the processor's time, so that a busy machine changes nothing. */
    private static Duration shortest(Runnable comparison) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = thread.getCurrentThreadCpuTime();
            comparison.run();
            shortest = Math.min(shortest, thread.getCurrentThreadCpuTime() - start);
        }
        return Duration.ofNanos(shortest);
    }
}
