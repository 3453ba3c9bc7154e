package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Feature;

/**
 * A feature that was asked about and is not on the card.
 *
 * @param informationValue of its bins
 */
public record LeftOut(Feature feature, double informationValue, Why why) {
    /** Why a feature is not on the card. */
    public enum Why {
        /** Its bins tell less than is asked for. */
        TELLS_TOO_LITTLE,
        /** Beside the others it would give points where its own bins take them. */
        CONTRADICTS_ITS_BINS
    }
}
