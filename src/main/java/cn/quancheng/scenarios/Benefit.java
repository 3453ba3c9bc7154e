package cn.quancheng.scenarios;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a benefit comes to in figures, beside what everybody has. Money is in fen. No such value is worse than, or the same
 * as, the ordinary terms: its constructor refuses that.
 */
public sealed interface Benefit {
    /** What kind of benefit it is. */
    BenefitKind kind();

    /** The figures in a few words. */
    String words();

    /** A deposit of {@code ordinaryFen} is lowered, to nothing mostly. */
    record DepositWaiver(long ordinaryFen, long fen) implements Benefit {
        public DepositWaiver {
            better(fen >= 0 && fen < ordinaryFen);
        }

        @Override
        public BenefitKind kind() {
            return BenefitKind.DEPOSIT_WAIVER;
        }

        @Override
        public String words() {
            return (fen == 0 ? "免押金" : "押金" + yuan(fen)) + "（平时" + yuan(ordinaryFen) + "）";
        }
    }

    /** One pays {@code percent} of the price where others pay {@code ordinaryPercent}. */
    record PercentOff(int ordinaryPercent, int percent) implements Benefit {
        public PercentOff {
            better(percent > 0 && percent < ordinaryPercent && ordinaryPercent <= 100);
        }

        @Override
        public BenefitKind kind() {
            return BenefitKind.DISCOUNT;
        }

        @Override
        public String words() {
            return zhe(percent) + "折" + (ordinaryPercent == 100 ? "" : "（平时" + zhe(ordinaryPercent) + "折）");
        }

        private static String zhe(int percent) {
            return BigDecimal.valueOf(percent, 1).stripTrailingZeros().toPlainString();
        }
    }

    /**
     * So much is taken off the price.
     *
     * @param ordinaryFen the price, where it is always the same
     */
    record AmountOff(long offFen, @Nullable Long ordinaryFen) implements Benefit {
        public AmountOff {
            better(offFen > 0 && (ordinaryFen == null || offFen <= ordinaryFen));
        }

        @Override
        public BenefitKind kind() {
            return BenefitKind.DISCOUNT;
        }

        @Override
        public String words() {
            return ordinaryFen == null
                    ? "立减" + yuan(offFen)
                    : yuan(ordinaryFen - offFen) + "（平时" + yuan(ordinaryFen) + "）";
        }
    }

    /** Working days that something takes, beside those that it takes ordinarily. */
    record Days(int ordinary, int benefit) {
        public Days {
            better(benefit >= 0 && benefit < ordinary);
        }

        private String words() {
            return "：" + (benefit == 0 ? "当日" : benefit + "个工作日内") + "（平时" + ordinary + "个工作日内）";
        }
    }

    /** Served first. */
    record Priority(@Nullable Days days) implements Benefit {
        @Override
        public BenefitKind kind() {
            return BenefitKind.PRIORITY;
        }

        @Override
        public String words() {
            return "优先" + (days == null ? "" : days.words());
        }
    }

    /** A shorter way. */
    record GreenChannel(@Nullable Days days) implements Benefit {
        @Override
        public BenefitKind kind() {
            return BenefitKind.GREEN_CHANNEL;
        }

        @Override
        public String words() {
            return "绿色通道" + (days == null ? "" : days.words());
        }
    }

    /** More of something that is counted in {@code unit}. */
    record Quota(int ordinary, int quota, String unit) implements Benefit {
        public Quota {
            better(ordinary >= 0 && quota > ordinary);
        }

        @Override
        public BenefitKind kind() {
            return BenefitKind.QUOTA;
        }

        @Override
        public String words() {
            return quota + unit + "（平时" + ordinary + unit + "）";
        }
    }

    /** Nothing to pay for what costs others {@code ordinaryFen}. */
    record FreeService(long ordinaryFen) implements Benefit {
        public FreeService {
            better(ordinaryFen > 0);
        }

        @Override
        public BenefitKind kind() {
            return BenefitKind.FREE_SERVICE;
        }

        @Override
        public String words() {
            return "免费（平时" + yuan(ordinaryFen) + "）";
        }
    }

    private static String yuan(long fen) {
        BigDecimal yuan = BigDecimal.valueOf(fen, 2);
        return (fen % 100 == 0 ? yuan.setScale(0, RoundingMode.UNNECESSARY) : yuan).toPlainString() + "元";
    }

    private static void better(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("a benefit is better than the ordinary terms");
        }
    }
}
