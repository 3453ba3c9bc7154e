package cn.quancheng.scenarios;

import cn.quancheng.platform.yaml.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static cn.quancheng.scenarios.OfferText.CHANNEL;
import static cn.quancheng.scenarios.OfferText.DEPOSIT;
import static cn.quancheng.scenarios.OfferText.FREE;
import static cn.quancheng.scenarios.OfferText.OFF;
import static cn.quancheng.scenarios.OfferText.PERCENT;
import static cn.quancheng.scenarios.OfferText.PRICE;
import static cn.quancheng.scenarios.OfferText.PRIORITY;
import static cn.quancheng.scenarios.OfferText.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A score rewards and never takes: what does not is refused, in figures and in words. */
class RewardOnlyTest {
    @ParameterizedTest
    @ValueSource(strings = {"B", "C", "D", "AAAA"})
    void an_offer_for_a_tier_below_A_or_for_none_that_there_is_is_refused(String tier) {
        DEPOSIT.with("minimum-tier: A", "minimum-tier: " + tier).isRefusedAt("5:minimum-tier", "应为 A、AA、AAA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "300.01", "500"})
    void a_deposit_that_is_not_lower_than_ordinarily_is_refused(String yuan) {
        DEPOSIT.with("deposit-yuan: 0", "deposit-yuan: " + yuan).isRefusedAt("12:benefit.deposit-yuan", "只奖励");
        assertThat(DEPOSIT.with("deposit-yuan: 0", "deposit-yuan: 299.99").faults())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "301"})
    void a_price_that_is_not_lower_than_ordinarily_is_refused(String yuan) {
        PRICE.with("price-yuan: 0", "price-yuan: " + yuan).isRefusedAt("12:benefit.price-yuan", "只奖励");
    }

    @Test
    void a_percentage_that_is_not_lower_than_what_everybody_pays_is_refused() {
        PERCENT.with("percent: 85", "percent: 100").isRefusedAt("11:benefit.percent", "只奖励");
        PERCENT.with("押金300元。", "都打九折。\n  percent: 90")
                .with("percent: 85", "percent: 95")
                .isRefusedAt("12:benefit.percent", "低于平时的 90");
        assertThat(PERCENT.with("押金300元。", "都打九折。\n  percent: 90").faults()).isEmpty();
    }

    @Test
    void no_more_is_taken_off_than_the_price_and_something_is() {
        OFF.with("off-yuan: 50", "off-yuan: 0").isRefusedAt("11:benefit.off-yuan", "应在 0.01 至");
        OFF.with("押金300元。", "价格40元。\n  price-yuan: 40").isRefusedAt("12:benefit.off-yuan", "不可多于平时的价格");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "9"})
    void a_quota_that_is_not_higher_than_ordinarily_is_refused(String quota) {
        QUOTA.with("quota: 20", "quota: " + quota).isRefusedAt("12:benefit.quota", "只奖励");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "11"})
    void a_way_that_is_not_shorter_than_the_ordinary_one_is_refused(String days) {
        CHANNEL.with("days: 3", "days: " + days).isRefusedAt("12:benefit.days", "只奖励");
        PRIORITY.with("days: 3", "days: " + days).isRefusedAt("12:benefit.days", "只奖励");
    }

    @Test
    void what_is_free_for_everybody_is_no_benefit() {
        FREE.with("price-yuan: 300", "price-yuan: 0").isRefusedAt("9:ordinary.price-yuan", "只奖励");
    }

    @Test
    void no_value_of_the_house_is_worse_than_the_ordinary_terms_either() {
        assertThatThrownBy(() -> new Benefit.DepositWaiver(100, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Benefit.PercentOff(90, 90)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Benefit.AmountOff(0, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Benefit.Quota(10, 10, "册")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Benefit.Days(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Benefit.FreeService(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(value = BenefitKind.class, mode = EnumSource.Mode.EXCLUDE, names = "GREEN_CHANNEL")
    void finance_offers_a_green_channel_and_nothing_else(BenefitKind kind) {
        assertThat(CHANNEL.in("FINANCE").faults()).isEmpty();
        assertThat(BenefitDomain.FINANCE.allows(kind)).isFalse();
    }

    @Test
    void a_lender_lowers_no_rate_and_raises_no_credit_line_for_a_score() {
        QUOTA.in("FINANCE").isRefusedAt("4:kind", "只可有 GREEN_CHANNEL");
        PERCENT.in("FINANCE").isRefusedAt("4:kind", "只可有 GREEN_CHANNEL");
        CHANNEL.in("FINANCE").with("不交押金。", "降低利率。").isRefusedAt("11:benefit.terms", "只提供绿色通道");
        CHANNEL.in("FINANCE").with("小小的优惠", "提高授信额度").isRefusedAt("3:title", "只提供绿色通道");
        // That a score has nothing to do with them may be said.
        assertThat(CHANNEL.in("FINANCE").with("押金300元。", "利率与泉诚分无关。").faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GOVERNMENT_SERVICE, QUOTA",
        "GOVERNMENT_SERVICE, DISCOUNT",
        "GOVERNMENT_SERVICE, FREE_SERVICE",
        "CAREER, QUOTA",
        "CAREER, DISCOUNT",
        "CAREER, FREE_SERVICE",
        "CAREER, DEPOSIT_WAIVER",
        "CAREER, GREEN_CHANNEL"
    })
    void government_and_careers_offer_no_other_kinds_than_they_may(BenefitDomain domain, BenefitKind kind) {
        OfferText text = OfferText.kinds().stream()
                .filter(one -> one.read().kind() == kind)
                .findFirst()
                .orElseThrow();

        assertThat(text.in(domain.name()).faults()).extracting(Fault::key).containsExactly("kind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GOVERNMENT_SERVICE", "CAREER"})
    void a_priority_of_government_or_careers_is_one_among_equals_and_says_so(String domain) {
        PRIORITY.in(domain).isRefusedAt("11:benefit.terms", "同等条件");
        assertThat(PRIORITY.in(domain).with("不交押金。", "同等条件下优先。").faults()).isEmpty();
        assertThat(PRIORITY.faults()).isEmpty();
    }

    @Test
    void government_waives_deposits_as_its_row_of_the_table_says() {
        assertThat(DEPOSIT.in("GOVERNMENT_SERVICE").faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"没有泉诚分的不予受理。", "B级的拒绝办理。", "其他人加收20元。", "未授权的排在最后。", "低分者押金加倍。", "列入黑名单的除外。"})
    void words_that_take_something_from_others_are_refused_wherever_they_stand(String words) {
        DEPOSIT.with("押金300元。", words).isRefusedAt("8:ordinary.terms", "只奖励");
        DEPOSIT.with("不交押金。", words).isRefusedAt("11:benefit.terms", "只奖励");
        DEPOSIT.with("小小的优惠", words).isRefusedAt("3:title", "只奖励");
    }
}
