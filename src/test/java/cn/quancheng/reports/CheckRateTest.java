package cn.quancheng.reports;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Source;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A stranger may check what a person can check, not what a machine can. */
class CheckRateTest {
    private static final Source ONE = Source.of("192.0.2.1");

    private final CityClock clock = new CityClock();
    private final CheckRate rate = new CheckRate(new TenAMinute(), clock);

    @Test
    void the_eleventh_check_of_a_minute_is_refused_to_one_and_nobody_else() {
        clock.set(LocalDate.of(2026, 11, 24));
        for (int i = 0; i < 10; i++) {
            rate.count(ONE);
        }

        assertThatThrownBy(() -> rate.count(ONE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY));
        assertThatCode(() -> rate.count(Source.of("192.0.2.2"))).doesNotThrowAnyException();

        clock.set(LocalDate.of(2026, 11, 25));
        assertThatCode(() -> rate.count(ONE)).doesNotThrowAnyException();
    }

    @Test
    void many_checks_at_once_are_all_counted() throws Exception {
        clock.set(LocalDate.of(2026, 11, 24));
        List<Boolean> through = AtOnce.run(30, () -> {
            try {
                rate.count(ONE);
                return true;
            } catch (Refusal refusal) {
                return false;
            }
        });

        assertThat(through).filteredOn(Boolean::booleanValue).hasSize(10);
    }

    private static final class TenAMinute implements ReportSettings {
        @Override
        public Optional<URI> publicAddress() {
            return Optional.empty();
        }

        @Override
        public int perDay() {
            return 20;
        }

        @Override
        public Period knownFor() {
            return Period.ofDays(90);
        }

        @Override
        public int checksPerMinute() {
            return 10;
        }

        @Override
        public int comparisons() {
            return 1;
        }
    }
}
