package cn.quancheng.commitments;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import static cn.quancheng.commitments.CommitmentState.KEPT;
import static cn.quancheng.commitments.CommitmentState.LAPSED;
import static cn.quancheng.commitments.CommitmentState.MADE;
import static cn.quancheng.commitments.CommitmentState.SUBMITTED;
import static cn.quancheng.commitments.CommitmentState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where a commitment may go from where it is. */
class CommitmentStateTest {
    private static final Map<CommitmentState, Set<CommitmentState>> MAY_BECOME = Map.of(
            MADE, Set.of(SUBMITTED, LAPSED, WITHDRAWN),
            SUBMITTED, Set.of(KEPT, LAPSED, WITHDRAWN),
            KEPT, Set.of(),
            LAPSED, Set.of(),
            WITHDRAWN, Set.of());

    private static final CommitmentTemplate TEMPLATE =
            new CommitmentTemplates().find("WALKING_DOGS").orElseThrow();

    @Test
    void a_state_becomes_only_what_the_table_says() {
        for (CommitmentState state : CommitmentState.values()) {
            for (CommitmentState next : EnumSet.allOf(CommitmentState.class)) {
                assertThat(state.mayBecome(next))
                        .as(state + " to " + next)
                        .isEqualTo(MAY_BECOME.getOrDefault(state, Set.of()).contains(next));
            }
        }
    }

    @Test
    void what_has_ended_does_not_end_again() {
        Commitment commitment = new Commitment(1, TEMPLATE, LocalDate.of(2026, 5, 7));
        commitment.end(WITHDRAWN, Instant.EPOCH);

        assertThatThrownBy(() -> commitment.end(KEPT, Instant.EPOCH)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> commitment.submit(1, new byte[0])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void of_which_nobody_hears_for_half_a_year_after_its_term_lapses() {
        Commitment commitment = new Commitment(1, TEMPLATE, LocalDate.of(2026, 5, 7));

        assertThat(commitment.endsOn()).isEqualTo("2026-11-07");
        assertThat(commitment.state(LocalDate.of(2027, 5, 6))).isEqualTo(MADE);
        assertThat(commitment.state(LocalDate.of(2027, 5, 7))).isEqualTo(LAPSED);
    }
}
