package cn.quancheng.models;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may never be recorded about a person, whatever a catalogue says: religion, genes, fingerprints, blood type,
 * illness; income, deposits, securities, insurance, real estate and amounts of tax (征信业管理条例 第十四条).
 */
public final class NeverCollected {
    private static final List<String> WORDS = List.of(
            "宗教", "信仰", "基因", "指纹", "血型", "疾病", "病史", "病历", "患病", "收入", "工资", "薪酬", "存款", "证券", "股票", "商业保险", "保单",
            "不动产", "房产", "纳税数额", "纳税额", "税额", "捐赠金额", "捐款金额");

    /** Whole words of a code, so that GENE does not find GENERAL. */
    private static final List<String> CODES = List.of(
            "RELIGION",
            "FAITH",
            "GENE",
            "GENES",
            "GENETIC",
            "DNA",
            "FINGERPRINT",
            "FINGERPRINTS",
            "BLOOD_TYPE",
            "ILLNESS",
            "DISEASE",
            "MEDICAL_HISTORY",
            "INCOME",
            "SALARY",
            "WAGE",
            "WAGES",
            "DEPOSIT",
            "DEPOSITS",
            "SECURITIES",
            "STOCKS",
            "INSURANCE",
            "REAL_ESTATE",
            "TAX_AMOUNT",
            "TAX_AMOUNTS",
            "DONATION_AMOUNT");

    private NeverCollected() {}

    /** The word by which an item's code or name gives away that it must not be collected, or none. */
    public static Optional<String> in(String codeOrName) {
        String code = "_" + codeOrName.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_") + "_";
        // Contributions to social insurance are a duty, not a policy that someone holds.
        String wordwise = code.replace("_SOCIAL_INSURANCE_", "_");
        return Stream.concat(
                        WORDS.stream().filter(codeOrName::contains),
                        CODES.stream().filter(word -> wordwise.contains("_" + word + "_")))
                .findFirst();
    }
}
