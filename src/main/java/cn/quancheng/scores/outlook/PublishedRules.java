package cn.quancheng.scores.outlook;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.scoring.MonthlyScorer;

import java.time.YearMonth;

/**
 * The rules as they are published today.
 *
 * @param published a month that has its scores already, and keeps what they were computed by
 */
record PublishedRules(Models models, YearMonth published, ModelEdition edition) implements Rules {
    @Override
    public ModelEdition edition(YearMonth month) {
        return month.equals(published)
                ? edition
                : models.forMonth(month)
                        .map(PublishedModel::edition)
                        .orElseThrow(() -> new IllegalStateException("no model scores " + month));
    }

    @Override
    public MonthlyScorer scorer(YearMonth month) {
        return models.scorer(edition(month)).at(month.atDay(1));
    }
}
