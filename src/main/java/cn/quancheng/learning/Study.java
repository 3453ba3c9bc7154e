package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Question;

import java.util.function.Predicate;

/**
 * All that a proposal is asked for.
 *
 * @param sense which bins of a feature make sense; one whose bins make none is left out
 */
public record Study(Question question, Fitting fitting, Holdout holdout, Predicate<Binning> sense) {
    /** A study in which every feature may tell either way. */
    public Study(Question question, Fitting fitting, Holdout holdout) {
        this(question, fitting, holdout, binning -> true);
    }
}
