package cn.quancheng.learning.outcomes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is asked of a file of outcomes. Columns that are not named here are passed over.
 *
 * @param outcome the column of the outcome
 * @param good its value where a promise was kept
 * @param bad its value where it was not
 * @param features what may tell it beforehand; at least one
 * @param groups columns by which people are told apart to see whether the card is fair to them, and for nothing else
 */
public record Question(String outcome, String good, String bad, List<Feature> features, List<String> groups) {
    /** @throws FaultyOutcomesException where good is bad, no feature is asked about, or a column has two parts to play */
    public Question {
        features = List.copyOf(features);
        groups = List.copyOf(groups);
        refuse(outcome, good.equals(bad), "好与坏不能都是“" + good + "”");
        refuse("features", features.isEmpty(), "至少写一个特征");
        Set<String> played = new HashSet<>();
        columnsOf(outcome, features, groups)
                .forEach(column -> refuse(column, !played.add(column), "一列只能用一次：或是结果，或是一个特征，或是一个分组"));
    }

    private static void refuse(String column, boolean wrong, String reason) {
        if (wrong) {
            throw FaultyOutcomesException.of(column, reason);
        }
    }

    /** Every column that is asked about: the outcome's, then the features', then the groups'. */
    List<String> columns() {
        return columnsOf(outcome, features, groups);
    }

    private static List<String> columnsOf(String outcome, List<Feature> features, List<String> groups) {
        List<String> columns = new ArrayList<>();
        columns.add(outcome);
        features.forEach(feature -> columns.add(feature.column()));
        columns.addAll(groups);
        return columns;
    }
}
