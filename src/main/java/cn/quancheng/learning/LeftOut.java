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
        TELLS_TOO_LITTLE("说明不了结果"),
        /** Beside the others it would give points where its own bins take them. */
        CONTRADICTS_ITS_BINS("与其他特征一起拟合时，方向与它自己的分箱相反"),
        /** By these outcomes a record to one's credit would cost points, or one against oneself would bring some. */
        CONTRADICTS_ITS_CLASS("与目录的类别相反：按这些结果，有守信记录反而少得分，或有失信记录反而少扣分");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    static LeftOut of(Binning binning, Why why) {
        return new LeftOut(binning.feature(), binning.informationValue(), why);
    }

    /** Why, in Chinese, with the information value. */
    public String words() {
        return "%s（信息价值%.4f）".formatted(why.words, informationValue);
    }
}
