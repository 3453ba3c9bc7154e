package cn.quancheng.ledger;

import cn.quancheng.scoring.Adulthood;

import java.time.LocalDate;

/** Whom a month scores. */
public final class ScoredMonth {
    private final int cutoff;
    private final int nextMonth;
    private final int latestBirthday;

    /** @param cutoff the month's first day */
    public ScoredMonth(LocalDate cutoff) {
        this.cutoff = (int) cutoff.toEpochDay();
        this.nextMonth = (int) cutoff.plusMonths(1).toEpochDay();
        this.latestBirthday = Adulthood.latestBirthday(cutoff);
    }

    /**
     * Whether it scores a citizen: who lived in the city and was of age, had agreed before the month was over, was covered
     * by the agreement at the cutoff, and had not taken it back.
     */
    public boolean scores(PackedHistory history) {
        return history.isScored(cutoff, nextMonth) && history.born() <= latestBirthday;
    }

    /** Whether it would score a citizen who had agreed: who lived in the city and was of age. */
    public boolean mayScore(PackedHistory history) {
        return history.isInTheCity() && history.born() <= latestBirthday;
    }

    /** Whether an agreement covers it, whoever gave it. */
    public boolean isAgreedTo(PackedHistory history) {
        return history.isAgreedFor(cutoff, nextMonth);
    }
}
