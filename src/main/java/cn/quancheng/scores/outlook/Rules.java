package cn.quancheng.scores.outlook;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.scoring.MonthlyScorer;

import java.time.YearMonth;

/** What scores each month to come, as far as it is published today. */
interface Rules {
    /** The model and the catalogue of a month. */
    ModelEdition edition(YearMonth month);

    /** That model at the month's cutoff. */
    MonthlyScorer scorer(YearMonth month);
}
