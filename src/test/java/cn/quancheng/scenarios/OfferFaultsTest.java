package cn.quancheng.scenarios;

import cn.quancheng.platform.yaml.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;

import static cn.quancheng.scenarios.OfferText.DEPOSIT;
import static org.assertj.core.api.Assertions.assertThat;

/** What a scenario's text is refused for, at which line and key. */
class OfferFaultsTest {
    @Test
    void a_sound_text_says_what_it_says() {
        BenefitOffer offer = DEPOSIT.read();

        assertThat(offer.code()).isEqualTo("SMALL_OFFER");
        assertThat(offer.domain()).isEqualTo(BenefitDomain.LODGING);
        assertThat(offer.minimumTier()).isEqualTo(MinimumTier.A);
        assertThat(offer.terms().figures()).isEqualTo(new Benefit.DepositWaiver(30_000, 0));
        assertThat(offer.places())
                .isEqualTo(new Places(new Places.Limit(20, PlacesPeriod.DAY), new Places.Limit(1, PlacesPeriod.MONTH)));
        assertThat(offer.validity().lastDay()).isEqualTo(LocalDate.of(2027, 8, 31));
        assertThat(offer.documents()).containsExactly("身份证件");
        assertThat(offer.districts()).containsExactly("历下区");
    }

    @Test
    void each_kind_says_its_figures_in_words() {
        assertThat(OfferText.kinds().stream()
                        .map(text -> text.read().terms().figures().words()))
                .containsExactly(
                        "免押金（平时300元）",
                        "0元（平时300元）",
                        "8.5折",
                        "立减50元",
                        "免费（平时300元）",
                        "20册（平时10册）",
                        "绿色通道：3个工作日内（平时10个工作日内）",
                        "优先：3个工作日内（平时10个工作日内）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "domain", "title", "kind", "minimum-tier", "beneficiary", "hours"})
    void what_is_missing_is_named(String key) {
        DEPOSIT.without(key).isRefusedAt("1:" + key, "缺少此项");
    }

    @Test
    void an_unknown_key_is_named_with_those_that_there_are() {
        DEPOSIT.with("hours:", "hour: 9\nhours:").isRefusedAt("19:hour", "未知的键");
        DEPOSIT.with("  in-all", "  all: 3\n  in-all").isRefusedAt("14:places.all", "未知的键");
        DEPOSIT.with("name: 小旅馆", "name: 小旅馆\n    star: 5").isRefusedAt("25:partners[0].star", "未知的键");
    }

    @ParameterizedTest
    @CsvSource({
        "code: SMALL_OFFER, code: small, 1:code, 代码应由大写字母开头",
        "code: SMALL_OFFER, code: OTHER_OFFER, 1:code, 文件名应为 other_offer.yaml",
        "domain: LODGING, domain: HOTELS, 2:domain, 不可用",
        "title: 小小的优惠, title: 12, 3:title, 应为文字",
        "kind: DEPOSIT_WAIVER, kind: GIFT, 4:kind, 不可用",
        "minimum-tier: A, minimum-tier: 600, 5:minimum-tier, 应为文字",
        "beneficiary: SELF, beneficiary: FRIENDS, 6:beneficiary, 不可用",
        "deposit-yuan: 300, deposit-yuan: 300.123, 9:ordinary.deposit-yuan, 最多两位小数",
        "deposit-yuan: 300, deposit-yuan: 0, 9:ordinary.deposit-yuan, 应在 0.01 至",
        "deposit-yuan: 300, deposit-yuan: 100001, 9:ordinary.deposit-yuan, 应在 0.01 至",
        "deposit-yuan: 300, deposit-yuan: -5, 9:ordinary.deposit-yuan, 最多两位小数",
        "most: 20, most: 10001, 14:places.in-all.most, 应在 1 至 10000",
        "most: 20, most: 0, 14:places.in-all.most, 应在 1 至 10000",
        "per: DAY, per: HOUR, 14:places.in-all.per, 不可用",
        "first-day: 2026-09-01, first-day: 2026-02-30, 17:validity.first-day, 应为日期",
        "last-day: 2027-08-31, last-day: 2026-08-31, 18:validity.last-day, 不可早于",
        "- 身份证件, - \" \", 21:documents[0], 不能为空",
        "merchant: SMALL_HOTEL, merchant: 小旅馆, 23:partners[0].merchant, 代码应由大写字母开头",
        "district: 历下区, district: 朝阳区, 26:partners[0].branches[0].district, 不可用",
        "branch: MAIN, branch: m, 26:partners[0].branches[0].branch, 代码应由大写字母开头"
    })
    void what_is_wrong_is_named_where_it_stands(String piece, String other, String place, String word) {
        DEPOSIT.with(piece, other).isRefusedAt(place, word);
    }

    @Test
    void what_is_too_long_is_refused() {
        DEPOSIT.with("小小的优惠", "优".repeat(41)).isRefusedAt("3:title", "最多 40 个字");
        DEPOSIT.with("押金300元。", "押".repeat(401)).isRefusedAt("8:ordinary.terms", "最多 400 个字");
        assertThat(DEPOSIT.with("小小的优惠", "优".repeat(40)).faults()).isEmpty();
    }

    @Test
    void figures_of_another_kind_are_unknown_here() {
        DEPOSIT.with("deposit-yuan: 0", "deposit-yuan: 0\n  percent: 80").isRefusedAt("13:benefit.percent", "未知的键");
        OfferText.QUOTA.without("unit").isRefusedAt("10:benefit.unit", "缺少此项");
        OfferText.PERCENT.with("percent: 85", "percent: 85\n  off-yuan: 5").isRefusedAt("11:benefit.percent", "只写一项");
        OfferText.PERCENT.without("percent").isRefusedAt("9:benefit.percent", "只写一项");
        OfferText.CHANNEL.without("days").with("不交押金。", "快。\n  days: 3").isRefusedAt("7:ordinary.days", "缺少此项");
    }

    @Test
    void what_is_written_twice_is_refused() {
        DEPOSIT.with("title: 小小的优惠", "title: 小小的优惠\ntitle: 又一个").isRefusedAt("4:title", "写了两次");
        DEPOSIT.with("- 身份证件", "- 身份证件\n  - 身份证件").isRefusedAt("22:documents[1]", "写了两次");
        DEPOSIT.with("district: 历下区 }", "district: 历下区 }\n      - { branch: MAIN, name: 总店, district: 历下区 }")
                .isRefusedAt("27:partners[0].branches[1].branch", "写了两次");
        OfferText twice = new OfferText(DEPOSIT.text() + "  - merchant: SMALL_HOTEL\n    name: 小旅馆\n");
        twice.isRefusedAt("27:partners[1].merchant", "写了两次");
    }

    @Test
    void a_merchants_name_belongs_to_one_code() {
        OfferText other = new OfferText(DEPOSIT.text() + "  - merchant: OTHER_HOTEL\n    name: 小旅馆\n");

        other.isRefusedAt("28:partners[1].name", "在别处的代码是“SMALL_HOTEL”");
    }

    @Test
    void lists_that_must_name_somebody_name_somebody() {
        new OfferText(DEPOSIT.text().replaceAll("(?s)partners:.*", "partners: []\n"))
                .isRefusedAt("22:partners", "应有 1 至");
        DEPOSIT.without("in-all")
                .without("per-citizen")
                .with("places:", "places: {}")
                .isRefusedAt("13:places", "至少写");
        assertThat(DEPOSIT.with("documents:\n  - 身份证件", "documents: []").faults())
                .isEmpty();
    }

    @Test
    void all_faults_are_named_at_once() {
        List<Fault> faults = DEPOSIT.with("minimum-tier: A", "minimum-tier: B")
                .with("title: 小小的优惠", "title: ''")
                .with("most: 20", "most: 0")
                .with("district: 历下区", "district: 朝阳区")
                .faults();

        assertThat(faults)
                .extracting(Fault::key)
                .containsExactlyInAnyOrder(
                        "minimum-tier", "title", "places.in-all.most", "partners[0].branches[0].district");
    }

    @Test
    void what_is_no_YAML_is_refused_with_its_line() {
        new OfferText("code: [").isRefusedAt("1:", "不是有效的 YAML");
        new OfferText("").isRefusedAt("1:", "文件是空的");
        new OfferText("- a list").isRefusedAt("1:", "应为“键: 值”");
    }
}
