package cn.quancheng.learning.draft;

import cn.quancheng.learning.Holdout;

import java.util.List;

/**
 * What a draft is to be made from.
 *
 * @param base the version that it begins with
 * @param outcome the column of the outcome, with its value where a promise was kept, and where it was not
 * @param features columns named after facts that the service counts: {@code VOLUNTEER_SERVICE.quantity}
 * @param groups columns by which people are told apart to see whether the card is fair to them
 * @param endDecay whether a record that adds may stop adding at the end of its retention where it faded out before: bins fade nothing
 */
public record DraftRequest(
        String base,
        String outcome,
        String good,
        String bad,
        List<String> features,
        List<String> groups,
        Holdout holdout,
        boolean endDecay) {
    public DraftRequest {
        features = List.copyOf(features);
        groups = List.copyOf(groups);
    }
}
