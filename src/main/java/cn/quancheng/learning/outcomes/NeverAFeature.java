package cn.quancheng.learning.outcomes;

import cn.quancheng.models.NeverCollected;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What nobody may gain or lose points by, told by the name of a column: what one was born as, where one lives, and what is never
 * collected about anybody. A name can lie; whoever approves a draft looks at what stands behind it.
 */
enum NeverAFeature {
    SEX("性别不得作为评分特征，只可用于公平性检查", List.of("性别", "男性", "女性"), List.of("SEX", "SEXES", "GENDER", "MALE", "FEMALE")),
    AGE(
            "年龄不得作为评分特征，只可用于公平性检查",
            List.of("年龄", "年纪", "岁", "出生", "生日"),
            List.of("AGE", "AGES", "AGED", "BIRTH", "BIRTHDAY", "BIRTHDATE", "BIRTHYEAR", "BORN")),
    DISTRICT(
            "所在区县不得作为评分特征，只可用于公平性检查",
            List.of("区县", "县区", "辖区", "地区", "行政区", "户籍", "籍贯", "住址", "居住地", "邮编"),
            List.of("DISTRICT", "REGION", "COUNTY", "ADDRESS", "RESIDENCE", "POSTCODE", "ZIP", "ZIPCODE")),
    DEPOSITS(
            "存款、证券等财产信息依法不得采集，不得作为评分特征",
            List.of("储蓄", "账户余额", "存款", "债券"),
            List.of("SAVINGS", "BONDS", "BALANCE", "CHECKING_ACCOUNT", "BANK_ACCOUNT"));

    private static final String COLLECTED_NEVER = "依法不得采集的信息（%s），不得作为评分特征";

    private final String reason;
    private final List<String> chinese;
    private final List<String> english;

    NeverAFeature(String reason, List<String> chinese, List<String> english) {
        this.reason = reason;
        this.chinese = chinese;
        this.english = english;
    }

    /** Why a column of this name is no feature of a draft; empty where it may be one. */
    static Optional<String> reason(String column) {
        String plain = plain(column);
        String words = words(plain);
        return Arrays.stream(values())
                .filter(each -> each.chinese.stream().anyMatch(plain::contains)
                        || each.english.stream().anyMatch(word -> words.contains("_" + word + "_")))
                .map(each -> each.reason)
                .findFirst()
                .or(() -> valueReason(column));
    }

    /** Why a category of this name is no feature of a draft: it tells what is never collected, whatever its column is called. */
    static Optional<String> valueReason(String category) {
        return NeverCollected.in(words(plain(category))).map(COLLECTED_NEVER::formatted);
    }

    /** Without what looks like nothing, and full-width letters as the common ones. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\p{Cf}\\p{Cc}]", "");
    }

    /** {@code ageInYears} and {@code age.in.years} as {@code _AGE_IN_YEARS_}; what is no Latin letter or digit stays. */
    private static String words(String plain) {
        String parted = plain.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        return "_" + parted.replaceAll("[^\\p{IsHan}A-Z]+", "_") + "_";
    }
}
