package cn.quancheng.scores.outlook;

import cn.quancheng.ledger.LedgerRecord;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Something that a citizen can do, as far as it changes what is known of them. */
sealed interface Act {
    /** Does something that may be declared, or declares what was done and is not known yet. */
    record Declare(Addition addition) implements Act {}

    /**
     * Performs or repairs what a record is about, so that it is closed.
     *
     * @param performing whether that is done by performing what is owed, with no time to wait for
     */
    record Mend(LedgerRecord record, boolean performing) implements Act {}

    /** A citizen's facts after some acts. */
    static Prospect after(Prospect prospect, List<Act> acts) {
        List<Addition> additions = new ArrayList<>();
        Set<Long> mended = new HashSet<>();
        for (Act act : acts) {
            if (act instanceof Declare declare) {
                additions.add(declare.addition());
            } else if (act instanceof Mend mend) {
                mended.add(mend.record().id());
            }
        }
        Set<Integer> places = new HashSet<>();
        for (int place = 0; place < prospect.records().size(); place++) {
            if (mended.contains(prospect.records().get(place).id())) {
                places.add(place);
            }
        }
        return prospect.without(places).with(additions);
    }
}
