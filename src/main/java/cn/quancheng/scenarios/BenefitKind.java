package cn.quancheng.scenarios;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a benefit is. */
@Schema(name = "BenefitKind")
public enum BenefitKind {
    DEPOSIT_WAIVER("减免押金"),
    DISCOUNT("优惠价"),
    PRIORITY("优先"),
    QUOTA("增加额度"),
    FREE_SERVICE("免费服务"),
    GREEN_CHANNEL("绿色通道");

    private final String words;

    BenefitKind(String words) {
        this.words = words;
    }

    /** What citizens read. */
    public String words() {
        return words;
    }
}
