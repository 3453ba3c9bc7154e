package cn.quancheng.declarations;

import cn.quancheng.declarations.DeclarationMove.Actor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static cn.quancheng.declarations.DeclarationState.ACCEPTED;
import static cn.quancheng.declarations.DeclarationState.REJECTED;
import static cn.quancheng.declarations.DeclarationState.SUBMITTED;
import static cn.quancheng.declarations.DeclarationState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

/** Every state times every move times everybody: what is allowed stands here once more, and nothing else is. */
class DeclarationMoveTest {
    /** State, move and actor in a word, and where that leads. */
    private static final Map<String, DeclarationState> ALLOWED = Map.ofEntries(
            Map.entry("SUBMITTED ACCEPT REVIEWER", ACCEPTED),
            Map.entry("SUBMITTED REJECT REVIEWER", REJECTED),
            Map.entry("SUBMITTED CONFIRM OFFICE_FILE", ACCEPTED),
            Map.entry("SUBMITTED TAKE_BACK CITIZEN", WITHDRAWN),
            Map.entry("ACCEPTED TAKE_BACK CITIZEN", WITHDRAWN),
            Map.entry("WITHDRAWN TAKE_BACK CITIZEN", WITHDRAWN),
            Map.entry("SUBMITTED PROPOSE_FALSE REVIEWER", SUBMITTED),
            Map.entry("ACCEPTED PROPOSE_FALSE REVIEWER", ACCEPTED),
            Map.entry("REJECTED PROPOSE_FALSE REVIEWER", REJECTED),
            Map.entry("SUBMITTED FIND_FALSE SECOND_REVIEWER", REJECTED),
            Map.entry("ACCEPTED FIND_FALSE SECOND_REVIEWER", REJECTED),
            Map.entry("REJECTED FIND_FALSE SECOND_REVIEWER", REJECTED),
            Map.entry("WITHDRAWN FIND_FALSE SECOND_REVIEWER", REJECTED),
            Map.entry("SUBMITTED LEAVE LEAVING", WITHDRAWN),
            Map.entry("ACCEPTED LEAVE LEAVING", WITHDRAWN),
            Map.entry("REJECTED LEAVE LEAVING", REJECTED),
            Map.entry("WITHDRAWN LEAVE LEAVING", WITHDRAWN));

    @TestFactory
    Stream<DynamicTest> what_the_table_allows_and_nothing_else() {
        return Arrays.stream(DeclarationState.values())
                .flatMap(state -> Arrays.stream(DeclarationMove.values())
                        .flatMap(move -> Arrays.stream(Actor.values()).map(by -> test(state, move, by))));
    }

    private static DynamicTest test(DeclarationState state, DeclarationMove move, Actor by) {
        String which = state + " " + move + " " + by;
        return DynamicTest.dynamicTest(
                which, () -> assertThat(move.from(state, by)).isEqualTo(Optional.ofNullable(ALLOWED.get(which))));
    }

    @Test
    void nothing_leads_back_to_waiting_and_what_is_over_never_counts_again() {
        assertThat(ALLOWED.entrySet())
                .filteredOn(entry -> entry.getValue() == SUBMITTED || entry.getValue() == ACCEPTED)
                .allMatch(entry -> entry.getKey().startsWith("SUBMITTED")
                        || entry.getKey().equals("ACCEPTED PROPOSE_FALSE REVIEWER"));
    }
}
