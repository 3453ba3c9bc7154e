package cn.quancheng.models;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Clock;

import static org.assertj.core.api.Assertions.assertThat;

class NeverCollectedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "宗教信仰",
                "基因检测",
                "指纹",
                "血型",
                "重大疾病",
                "病史",
                "年收入",
                "银行存款",
                "持有证券",
                "商业保险",
                "不动产登记",
                "纳税数额",
                "捐赠金额",
                "RELIGION",
                "GENE_TEST",
                "FINGERPRINT",
                "BLOOD_TYPE",
                "ILLNESS",
                "ANNUAL_INCOME",
                "BANK_DEPOSIT",
                "SECURITIES",
                "LIFE_INSURANCE",
                "REAL_ESTATE",
                "TAX_AMOUNT"
            })
    void what_the_law_forbids_to_collect_is_never_collected(String codeOrName) {
        assertThat(NeverCollected.in(codeOrName)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GENERAL_PENALTY", "BLOOD_DONATION", "无偿献血", "拒缴税费、社会保险费", "SOCIAL_INSURANCE_ARREARS"})
    void a_word_within_a_word_forbids_nothing(String codeOrName) {
        assertThat(NeverCollected.in(codeOrName)).isEmpty();
    }

    @Test
    void the_default_catalogue_collects_nothing_of_it() {
        assertThat(Models.of(Path.of("scoring-models"), Clock.systemUTC())
                        .catalogue()
                        .items())
                .allMatch(item -> NeverCollected.in(item.code()).isEmpty()
                        && NeverCollected.in(item.name()).isEmpty());
    }
}
