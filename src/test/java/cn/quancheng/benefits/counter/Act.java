package cn.quancheng.benefits.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Something that happens around two merchants' counters. What it is about is said by numbers, so that the same happens among
 * whatever citizens there are.
 *
 * @param number of what it is about, among all of its kind so far
 * @param merchant who asks
 * @param yes whether whoever comes can have what they come for
 * @param other another choice that is to be made
 */
record Act(Kind kind, int number, int merchant, boolean yes, boolean other) {
    /** As often as they stand here. */
    private static final Kind[] CHOICES = {
        Kind.COME,
        Kind.COME,
        Kind.COME,
        Kind.COME,
        Kind.COME,
        Kind.COME,
        Kind.COME,
        Kind.COME,
        Kind.COME,
        Kind.COME,
        Kind.COME_AGAIN,
        Kind.COME_AGAIN,
        Kind.COME_AGAIN,
        Kind.SHOW_EARLIER,
        Kind.SHOW_EARLIER,
        Kind.SHOW_EARLIER,
        Kind.REDEEM,
        Kind.REDEEM,
        Kind.REDEEM,
        Kind.REDEEM,
        Kind.REDEEM,
        Kind.REDEEM,
        Kind.GIVE_BACK,
        Kind.GIVE_BACK,
        Kind.REPORT,
        Kind.REPORT,
        Kind.LOOK,
        Kind.LOOK,
        Kind.REPEAT,
        Kind.REPEAT,
        Kind.LATER,
        Kind.LATER,
        Kind.GO,
        Kind.GO,
        Kind.LET_GO,
        Kind.NONSENSE,
        Kind.CASHIER
    };

    private static final int FLOODED_ONE_IN = 8;

    enum Kind {
        /** Somebody comes for the first time, with a code or a consent. */
        COME,
        /** Somebody who was here comes with another code. */
        COME_AGAIN,
        /** Who came last shows what they have. */
        SHOW,
        /** What somebody has is shown, however old, at whichever counter, for whichever offer. */
        SHOW_EARLIER,
        REDEEM,
        GIVE_BACK,
        REPORT,
        /** The merchant reads of itself. */
        LOOK,
        /** The same request is sent under the same key again. */
        REPEAT,
        /** Time goes by. */
        LATER,
        /** Somebody who could have an offer can have none any more. */
        GO,
        /** Somebody lets go what is held for them. */
        LET_GO,
        NONSENSE,
        CASHIER,
        /** A merchant asks until it may not. */
        FLOOD
    }

    /** A sequence of them. */
    static List<Act> sequence(Random random, int length) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Act act = any(CHOICES[random.nextInt(CHOICES.length)], random);
            acts.add(act);
            if ((act.kind == Kind.COME || act.kind == Kind.COME_AGAIN) && random.nextInt(5) > 0) {
                acts.add(any(Kind.SHOW, random));
            }
        }
        if (random.nextInt(FLOODED_ONE_IN) == 0) {
            acts.add(random.nextInt(acts.size()), any(Kind.FLOOD, random));
        }
        return acts;
    }

    private static Act any(Kind kind, Random random) {
        return new Act(kind, random.nextInt(10_000), random.nextInt(2), random.nextInt(5) > 1, random.nextBoolean());
    }

    /** The one of some that it is about. */
    <T> T of(List<T> some) {
        return some.get(number % some.size());
    }
}
