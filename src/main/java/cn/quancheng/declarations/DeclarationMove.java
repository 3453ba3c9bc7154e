package cn.quancheng.declarations;

import java.util.Map;
import java.util.Optional;

import static cn.quancheng.declarations.DeclarationState.ACCEPTED;
import static cn.quancheng.declarations.DeclarationState.REJECTED;
import static cn.quancheng.declarations.DeclarationState.SUBMITTED;
import static cn.quancheng.declarations.DeclarationState.WITHDRAWN;

/** Everything that can happen to a declaration: who does it, from which states, and where it leads. What is not here cannot. */
enum DeclarationMove {
    /** The reviewer on the case found it true. */
    ACCEPT(Actor.REVIEWER, Map.of(SUBMITTED, ACCEPTED)),
    /** The reviewer on the case did not. */
    REJECT(Actor.REVIEWER, Map.of(SUBMITTED, REJECTED)),
    /** An office's own file tells the same. */
    CONFIRM(Actor.OFFICE_FILE, Map.of(SUBMITTED, ACCEPTED)),
    /** The citizen takes it back; what is taken back already stays so. */
    TAKE_BACK(Actor.CITIZEN, Map.of(SUBMITTED, WITHDRAWN, ACCEPTED, WITHDRAWN, WITHDRAWN, WITHDRAWN)),
    /** The reviewer on the case holds it to be false; nothing changes yet. What was taken back before is left alone. */
    PROPOSE_FALSE(Actor.REVIEWER, Map.of(SUBMITTED, SUBMITTED, ACCEPTED, ACCEPTED, REJECTED, REJECTED)),
    /** A second reviewer says so, too. Taking it back after it was proposed does not undo it. */
    FIND_FALSE(
            Actor.SECOND_REVIEWER,
            Map.of(SUBMITTED, REJECTED, ACCEPTED, REJECTED, REJECTED, REJECTED, WITHDRAWN, REJECTED)),
    /** The citizen leaves: nothing of theirs is looked at or counts any more. */
    LEAVE(Actor.LEAVING, Map.of(SUBMITTED, WITHDRAWN, ACCEPTED, WITHDRAWN, REJECTED, REJECTED, WITHDRAWN, WITHDRAWN));

    /** Who does something. */
    enum Actor {
        CITIZEN,
        REVIEWER,
        /** Another reviewer than the one who proposed. */
        SECOND_REVIEWER,
        OFFICE_FILE,
        /** What follows when an agreement is taken back. */
        LEAVING
    }

    private final Actor actor;
    private final Map<DeclarationState, DeclarationState> leads;

    DeclarationMove(Actor actor, Map<DeclarationState, DeclarationState> leads) {
        this.actor = actor;
        this.leads = Map.copyOf(leads);
    }

    /** Where it leads from a state; nowhere where it is not this actor's, or cannot be done there. */
    Optional<DeclarationState> from(DeclarationState state, Actor by) {
        return by == actor ? Optional.ofNullable(leads.get(state)) : Optional.empty();
    }
}
