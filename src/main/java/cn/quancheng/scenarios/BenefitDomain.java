package cn.quancheng.scenarios;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.EnumSet;
import java.util.Set;

/** The fifteen fields of 信易+, in the order in which they are shown, with what may be offered in each. */
@Schema(name = "BenefitDomain")
public enum BenefitDomain {
    /** A lender never learns a score, and so neither credit lines nor rates may hang on one. */
    FINANCE("信用+金融", EnumSet.of(BenefitKind.GREEN_CHANNEL)),
    MEDICAL("信用+医疗"),
    ELDERLY_CARE("信用+养老"),
    FITNESS("信用+健身"),
    ENTREPRENEURSHIP("信用+创业"),
    CULTURE("信用+文化"),
    LODGING("信用+住宿"),
    DINING("信用+餐饮"),
    TRAVEL("信用+旅游"),
    AUTOMOTIVE("信用+汽车"),
    HOUSEKEEPING("信用+家政"),
    EDUCATION("信用+教育"),
    /** Nobody's application is refused, delayed or ranked lower for lack of a score. */
    GOVERNMENT_SERVICE(
            "信用+政务", EnumSet.of(BenefitKind.PRIORITY, BenefitKind.GREEN_CHANNEL, BenefitKind.DEPOSIT_WAIVER)),
    /** Preference among equals, and nothing else. */
    CAREER("信用+职业", EnumSet.of(BenefitKind.PRIORITY)),
    TRAINING("信用+培训");

    private final String words;
    private final Set<BenefitKind> kinds;

    BenefitDomain(String words) {
        this(words, EnumSet.allOf(BenefitKind.class));
    }

    BenefitDomain(String words, Set<BenefitKind> kinds) {
        this.words = words;
        this.kinds = kinds;
    }

    /** What citizens read. */
    public String words() {
        return words;
    }

    /** The kinds of benefit that may be offered in it. */
    Set<BenefitKind> kinds() {
        return Set.copyOf(kinds);
    }

    boolean allows(BenefitKind kind) {
        return kinds.contains(kind);
    }

    /** Whether who has no score competes here with who has one: then a priority is one among equals. */
    boolean isAmongEquals() {
        return this == GOVERNMENT_SERVICE || this == CAREER;
    }
}
