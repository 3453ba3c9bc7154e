package cn.quancheng.scenarios;

import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.YamlFile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** A sound scenario, small enough to count lines; a test spoils one place and asks for the fault. */
record OfferText(String text) {
    static final OfferText DEPOSIT = new OfferText("""
            code: SMALL_OFFER
            domain: LODGING
            title: 小小的优惠
            kind: DEPOSIT_WAIVER
            minimum-tier: A
            beneficiary: SELF
            ordinary:
              terms: 押金300元。
              deposit-yuan: 300
            benefit:
              terms: 不交押金。
              deposit-yuan: 0
            places:
              in-all: { most: 20, per: DAY }
              per-citizen: { most: 1, per: MONTH }
            validity:
              first-day: 2026-09-01
              last-day: 2027-08-31
            hours: 每天9:00至17:00
            documents:
              - 身份证件
            partners:
              - merchant: SMALL_HOTEL
                name: 小旅馆
                branches:
                  - { branch: MAIN, name: 总店, district: 历下区 }
            """);

    static final OfferText PRICE = DEPOSIT.with("DEPOSIT_WAIVER", "DISCOUNT").with("deposit-yuan", "price-yuan");
    static final OfferText PERCENT =
            DEPOSIT.with("DEPOSIT_WAIVER", "DISCOUNT").without("deposit-yuan").with("不交押金。", "打折。\n  percent: 85");
    static final OfferText OFF =
            DEPOSIT.with("DEPOSIT_WAIVER", "DISCOUNT").without("deposit-yuan").with("不交押金。", "立减。\n  off-yuan: 50");
    static final OfferText FREE = DEPOSIT.with("DEPOSIT_WAIVER", "FREE_SERVICE")
            .with("deposit-yuan: 300", "price-yuan: 300")
            .without("deposit-yuan");
    static final OfferText QUOTA = DEPOSIT.with("DEPOSIT_WAIVER", "QUOTA")
            .with("deposit-yuan: 300", "quota: 10")
            .with("deposit-yuan: 0", "quota: 20\n  unit: 册");
    static final OfferText CHANNEL = DEPOSIT.with("DEPOSIT_WAIVER", "GREEN_CHANNEL")
            .with("deposit-yuan: 300", "days: 10")
            .with("deposit-yuan: 0", "days: 3");
    static final OfferText PRIORITY = CHANNEL.with("GREEN_CHANNEL", "PRIORITY");

    /** One sound text of each kind of figures. */
    static List<OfferText> kinds() {
        return List.of(DEPOSIT, PRICE, PERCENT, OFF, FREE, QUOTA, CHANNEL, PRIORITY);
    }

    /** With every occurrence of a piece replaced by another one. */
    OfferText with(String piece, String other) {
        assertThat(text).contains(piece);
        return new OfferText(text.replace(piece, other));
    }

    /** Without the lines that begin with this key. */
    OfferText without(String key) {
        assertThat(text).contains(key + ":");
        return new OfferText(text.replaceAll("(?m)^ *(- )?" + Pattern.quote(key) + ":.*\n", ""));
    }

    OfferText in(String domain) {
        return with("domain: LODGING", "domain: " + domain);
    }

    /** The same under another code. */
    OfferText named(String code) {
        return with("SMALL_OFFER", code);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    YamlFile file() {
        return file("small_offer.yaml");
    }

    YamlFile file(String name) {
        return new YamlFile(name, bytes());
    }

    BenefitOffer read() {
        Faults faults = new Faults();
        BenefitOffer offer = new OfferReader(faults, new PartnerNames()).read(file());
        assertThat(faults.all()).isEmpty();
        return Objects.requireNonNull(offer);
    }

    List<Fault> faults() {
        Faults faults = new Faults();
        BenefitOffer offer = new OfferReader(faults, new PartnerNames()).read(file());
        assertThat(offer == null).isEqualTo(faults.count() > 0);
        return faults.all();
    }

    /** Asserts the one fault: {@code line:key}, and a word of what is said. */
    void isRefusedAt(String place, String word) {
        assertThat(faults()).as(text).hasSize(1);
        assertThat(faults().get(0).toString())
                .startsWith("small_offer.yaml:" + place + ": ")
                .contains(word);
    }

    /** The line, from 1, that begins with this. */
    int line(String beginning) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.strip().startsWith(beginning))
                        .findFirst()
                        .orElseThrow());
    }
}
