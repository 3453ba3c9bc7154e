package cn.quancheng.scenarios;

import cn.quancheng.platform.yaml.Section;
import cn.quancheng.platform.yaml.Value;
import cn.quancheng.scenarios.Benefit.Days;
import org.jspecify.annotations.Nullable;

/** Reads what a benefit comes to in figures, and refuses one that is not better than the ordinary terms. */
final class FiguresReader {
    private static final String TERMS = "terms";
    private static final String DEPOSIT = "deposit-yuan";
    private static final String PRICE = "price-yuan";
    private static final String PERCENT = "percent";
    private static final String OFF = "off-yuan";
    private static final String QUOTA = "quota";
    private static final String UNIT = "unit";
    private static final String DAYS = "days";

    /** A hundred thousand yuan, in fen. */
    private static final long MOST_FEN = 10_000_000;

    private static final int MOST = 10_000;
    private static final int MOST_DAYS = 365;
    private static final int LONGEST_UNIT = 10;

    private final Section ordinary;
    private final Section benefit;

    FiguresReader(Section ordinary, Section benefit) {
        this.ordinary = ordinary;
        this.benefit = benefit;
    }

    @Nullable
    Benefit read(BenefitKind kind) {
        return switch (kind) {
            case DEPOSIT_WAIVER -> deposit();
            case DISCOUNT -> discount();
            case QUOTA -> quota();
            case FREE_SERVICE -> free();
            case PRIORITY -> {
                Days days = days();
                yield new Benefit.Priority(days);
            }
            case GREEN_CHANNEL -> {
                Days days = days();
                yield new Benefit.GreenChannel(days);
            }
        };
    }

    private @Nullable Benefit deposit() {
        ordinary.only(TERMS, DEPOSIT);
        benefit.only(TERMS, DEPOSIT);
        Long fen = ordinary.need(DEPOSIT).hundredths(1, MOST_FEN);
        Long lowered = benefit.need(DEPOSIT).hundredths(0, MOST_FEN);
        if (fen == null || lowered == null || worse(benefit.need(DEPOSIT), lowered >= fen, "押金须低于平时的押金")) {
            return null;
        }
        return new Benefit.DepositWaiver(fen, lowered);
    }

    private @Nullable Benefit discount() {
        benefit.only(TERMS, PERCENT, OFF, PRICE);
        Value percent = benefit.may(PERCENT);
        Value off = benefit.may(OFF);
        Value price = benefit.may(PRICE);
        if ((percent.isPresent() ? 1 : 0) + (off.isPresent() ? 1 : 0) + (price.isPresent() ? 1 : 0) != 1) {
            percent.fault(PERCENT + "、" + OFF + "、" + PRICE + " 须写一项,且只写一项");
            return null;
        }
        if (percent.isPresent()) {
            return percentOff(percent);
        }
        ordinary.only(TERMS, PRICE);
        return off.isPresent() ? amountOff(off) : lowerPrice(price);
    }

    private @Nullable Benefit percentOff(Value place) {
        ordinary.only(TERMS, PERCENT);
        Value ordinaryPlace = ordinary.may(PERCENT);
        Integer others = ordinaryPlace.isPresent() ? ordinaryPlace.integer(1, 100) : Integer.valueOf(100);
        Integer percent = place.integer(1, 100);
        if (others == null || percent == null || worse(place, percent >= others, "须付的百分比须低于平时的 " + others)) {
            return null;
        }
        return new Benefit.PercentOff(others, percent);
    }

    private @Nullable Benefit amountOff(Value place) {
        Value price = ordinary.may(PRICE);
        Long fen = price.hundredths(1, MOST_FEN);
        Long off = place.hundredths(1, MOST_FEN);
        if (off == null || (price.isPresent() && fen == null)) {
            return null;
        }
        if (fen != null && off > fen) {
            place.fault("不可多于平时的价格");
            return null;
        }
        return new Benefit.AmountOff(off, fen);
    }

    private @Nullable Benefit lowerPrice(Value place) {
        Long fen = ordinary.need(PRICE).hundredths(1, MOST_FEN);
        Long lowered = place.hundredths(0, MOST_FEN);
        if (fen == null || lowered == null || worse(place, lowered >= fen, "价格须低于平时的价格")) {
            return null;
        }
        return new Benefit.AmountOff(fen - lowered, fen);
    }

    private @Nullable Benefit quota() {
        ordinary.only(TERMS, QUOTA);
        benefit.only(TERMS, QUOTA, UNIT);
        Integer others = ordinary.need(QUOTA).integer(0, MOST);
        Integer quota = benefit.need(QUOTA).integer(1, MOST);
        String unit = OfferReader.text(benefit.need(UNIT), LONGEST_UNIT);
        if (others == null || quota == null || worse(benefit.need(QUOTA), quota <= others, "额度须高于平时的额度")) {
            return null;
        }
        return unit == null ? null : new Benefit.Quota(others, quota, unit);
    }

    private @Nullable Benefit free() {
        ordinary.only(TERMS, PRICE);
        benefit.only(TERMS);
        Long fen = ordinary.need(PRICE).hundredths(0, MOST_FEN);
        if (fen == null || worse(ordinary.need(PRICE), fen == 0, "平时就免费的,不是优惠")) {
            return null;
        }
        return new Benefit.FreeService(fen);
    }

    /** Both or neither; nothing also where they are faulty. */
    private @Nullable Days days() {
        ordinary.only(TERMS, DAYS);
        benefit.only(TERMS, DAYS);
        if (!ordinary.may(DAYS).isPresent() && !benefit.may(DAYS).isPresent()) {
            return null;
        }
        Integer others = ordinary.need(DAYS).integer(1, MOST_DAYS);
        Integer days = benefit.need(DAYS).integer(0, MOST_DAYS);
        if (others == null || days == null || worse(benefit.need(DAYS), days >= others, "时限须短于平时的时限")) {
            return null;
        }
        return new Days(others, days);
    }

    private static boolean worse(Value place, boolean isWorse, String what) {
        if (isWorse) {
            place.fault("只奖励:" + what);
        }
        return isWorse;
    }
}
