package cn.quancheng.reviews;

import cn.quancheng.platform.workdays.WorkingDays;

import java.time.LocalDate;

/** What a review is about, and by when it is to be decided. */
public enum ReviewKind {
    /** A citizen wants a person to look again at a score that was computed; 15 days, as the notice promises. */
    SECOND_LOOK(Term.days(15)),
    /** A citizen declared something (自主申报). */
    DECLARATION(Term.workingDays(5)),
    /** A reviewer holds a declaration to be false (虚假自主申报): two decide. */
    FALSE_DECLARATION(Term.workingDays(10)),
    /** A citizen holds a record to be wrong (异议). */
    DISPUTE(Term.workingDays(5)),
    /** A citizen asks for a record to be repaired (信用修复). */
    REPAIR(Term.workingDays(3)),
    /** A citizen says that a commitment was kept (信用承诺). */
    COMMITMENT(Term.workingDays(5)),
    /** A citizen says that they did come to a benefit (信易+), where the merchant says no. */
    BENEFIT_OBJECTION(Term.workingDays(5));

    private final Term term;

    ReviewKind(Term term) {
        this.term = term;
    }

    /** By when one is to be decided that is asked for on a day. */
    LocalDate dueOn(LocalDate askedOn, WorkingDays workingDays) {
        return term.working() ? workingDays.after(askedOn, term.days()) : askedOn.plusDays(term.days());
    }

    /** Whether one person's yes is not enough. */
    public boolean needsFourEyes() {
        return this == FALSE_DECLARATION;
    }

    private record Term(int days, boolean working) {
        static Term days(int days) {
            return new Term(days, false);
        }

        static Term workingDays(int days) {
            return new Term(days, true);
        }
    }
}
