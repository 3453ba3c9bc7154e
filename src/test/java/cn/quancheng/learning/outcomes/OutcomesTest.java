package cn.quancheng.learning.outcomes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OutcomesTest {
    private static final Feature HOURS = Feature.numbers("hours");
    private static final Feature KIND = Feature.categories("kind");
    private static final Question QUESTION =
            new Question("outcome", "kept", "broken", List.of(HOURS, KIND), List.of("sex"));
    private static final String HEADER = "outcome,hours,kind,sex,note\n";
    private static final String SOUND = "kept,1.5,library,F,x\nbroken,,hotel,M,\n";

    private static Outcomes read(String csv) throws IOException {
        return Outcomes.forDraft(bytes(csv), QUESTION);
    }

    private static ByteArrayInputStream bytes(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<OutcomeFault> faults(String csv) {
        return catchThrowableOfType(FaultyOutcomesException.class, () -> read(csv))
                .faults();
    }

    @Test
    void a_sound_file_is_read_as_it_stands() throws IOException {
        Outcomes outcomes = read("\ufeff" + HEADER + SOUND + "\r\nkept,-2e3,\"a \"\"b\"\", c\",F,y\r\n");
        assertThat(List.of(outcomes.rows(), outcomes.good(), outcomes.bad())).containsExactly(3, 2, 1);
        assertThat(outcomes.isBad(1)).isTrue();
        Values.Numbers hours = (Values.Numbers) outcomes.of(HOURS);
        assertThat(hours.at(0)).isEqualTo(1.5);
        assertThat(hours.isMissing(1)).isTrue();
        assertThat(hours.at(2)).isEqualTo(-2000);
        assertThat(((Values.Categories) outcomes.of(KIND)).distinct())
                .containsExactly("a \"b\", c", "hotel", "library");
        assertThat(outcomes.group("sex").at(1)).isEqualTo("M");
    }

    @Test
    void the_digest_is_over_every_byte() throws IOException {
        assertThat(read(HEADER + SOUND).digest())
                .hasSize(64)
                .isEqualTo(read(HEADER + SOUND).digest())
                .isNotEqualTo(read(HEADER + SOUND + "\n").digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "kept,twelve,hotel,F,x~hours~应为十进制数",
                "kept,NaN,hotel,F,x~hours~应为十进制数",
                "kept,Infinity,hotel,F,x~hours~应为十进制数",
                "kept,0x1F,hotel,F,x~hours~应为十进制数",
                "kept,1e999,hotel,F,x~hours~应为十进制数",
                "kept,１２,hotel,F,x~hours~应为十进制数",
                "Kept,1,hotel,F,x~outcome~应为kept或broken",
                ",1,hotel,F,x~outcome~应为kept或broken",
                "kept,1,hotel~''~应有5列，实有3列",
                "kept,1,hotel,F,x,y~''~应有5列，实有6列",
                "kept,1,\"hotel,F,x~''~引号没有成对闭合",
                "kept,1,110101199003074514,F,x~kind~疑似身份证号，文件须为匿名",
                "kept,1,hotel,F,110101 19900307 4514~''~疑似身份证号，文件须为匿名",
            })
    void a_faulty_row_is_named_with_line_column_and_reason(String row, String column, String reason) {
        assertThat(faults(HEADER + SOUND + row + "\n")).containsExactly(new OutcomeFault(4, column, reason));
    }

    @Test
    void every_fault_of_a_file_is_named_and_what_stands_there_is_not() {
        List<OutcomeFault> faults = faults(HEADER + "gone,secret,hotel,F,x\n" + SOUND + "kept,-,hotel\n");
        assertThat(faults)
                .containsExactly(
                        new OutcomeFault(2, "outcome", "应为kept或broken"),
                        new OutcomeFault(2, "hours", "应为十进制数"),
                        new OutcomeFault(5, "", "应有5列，实有3列"));
        assertThat(faults.toString()).doesNotContain("secret", "gone");
    }

    @Test
    void a_thousand_faults_are_named_and_the_rest_are_counted() {
        FaultyOutcomesException refused = catchThrowableOfType(
                FaultyOutcomesException.class, () -> read(HEADER + SOUND + "kept,x,hotel,F,\n".repeat(1500)));
        assertThat(refused.faults()).hasSize(1000);
        assertThat(refused.count()).isEqualTo(1500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "outcome,kind,sex~hours~缺少该列",
                "outcome,hours,kind,sex,hours~hours~列重复",
                "outcome,hours,kind,sex,姓名~姓名~文件须为匿名，不得含有能识别个人的列",
                "outcome,hours,kind,sex,id_number~id_number~文件须为匿名，不得含有能识别个人的列",
            })
    void a_faulty_header_refuses_the_file(String header, String column, String reason) {
        assertThat(faults(header + "\nkept,1,hotel,F,x\n")).containsExactly(new OutcomeFault(1, column, reason));
    }

    @Test
    void no_file_no_header_or_one_outcome_alone_are_refused() {
        assertThat(faults("")).containsExactly(new OutcomeFault(1, "", "文件为空"));
        assertThat(faults("\"outcome,hours")).extracting(OutcomeFault::line).containsExactly(1L);
        assertThat(faults(HEADER)).extracting(OutcomeFault::reason).containsExactly("须同时有kept和broken两种结果");
        assertThat(faults(HEADER + "kept,1,hotel,F,x\n"))
                .extracting(OutcomeFault::reason)
                .containsExactly("须同时有kept和broken两种结果");
    }

    @Test
    void another_encoding_is_refused_where_it_stands() {
        byte[] bytes = (HEADER + SOUND + "kept,1,图书馆,F,x\n").getBytes(Charset.forName("GB18030"));
        assertThatThrownBy(() -> Outcomes.forDraft(new ByteArrayInputStream(bytes), QUESTION))
                .isInstanceOf(FaultyOutcomesException.class)
                .hasMessageContaining("第4行")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void a_column_that_differs_in_every_row_is_no_category() {
        StringBuilder rows = new StringBuilder(HEADER + SOUND);
        for (int i = 0; i < 300; i++) {
            rows.append("kept,1,token-").append(i).append(",F,x\n");
        }
        assertThat(faults(rows.toString())).first().isEqualTo(new OutcomeFault(202, "kind", "不同的取值超过200种"));
    }

    @Test
    void a_line_too_long_spoils_itself_alone() {
        assertThat(faults(HEADER + "kept,1," + "x".repeat(100_000) + ",F,x\n" + SOUND))
                .containsExactly(new OutcomeFault(2, "", "行过长"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "性别",
                "sex",
                "Gender",
                "personal_status_and_sex",
                "ＳＥＸ",
                "s\u200bex",
                "年龄",
                "age",
                "AGE",
                "age.in.years",
                "ageInYears",
                "age2",
                "出生年份",
                "birth_date",
                "区县",
                "district",
                "homeDistrict",
                "收入",
                "annual_income",
                "存款",
                "savings_account_and_bonds",
                "status_of_existing_checking_account",
                "宗教",
                "blood_type",
                "life insurance",
                "real-estate",
                "纳税额",
                "donation_amount"
            })
    void a_draft_has_no_feature_of_that_name(String column) throws IOException {
        String csv = "outcome," + column + "\nkept,1\nbroken,2\n";
        Question question = new Question("outcome", "kept", "broken", List.of(Feature.numbers(column)), List.of());
        assertThatThrownBy(() -> Outcomes.forDraft(bytes(csv), question))
                .isInstanceOf(FaultyOutcomesException.class)
                .hasMessageContaining("第1行，" + column + "列")
                .hasMessageContaining("不得作为评分特征");
        assertThat(Outcomes.forReproduction(bytes(csv), question).rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "volunteer_minutes",
                "志愿服务分钟",
                "library_visits",
                "on_time_payments",
                "perks_kept",
                "usage",
                "percentage",
                "stage",
                "essex_library",
                "social_insurance_on_time"
            })
    void a_counted_fact_may_be_a_feature(String column) throws IOException {
        Question question = new Question("outcome", "kept", "broken", List.of(Feature.numbers(column)), List.of());
        String csv = "outcome," + column + "\nkept,1\nbroken,2\n";
        assertThat(Outcomes.forDraft(bytes(csv), question).rows()).isEqualTo(2);
    }

    @Test
    void a_harmless_name_hides_no_category_that_is_never_collected() {
        assertThat(faults(HEADER + SOUND + "kept,1,real estate,F,x\nkept,1,real estate,F,x\n"))
                .containsExactly(new OutcomeFault(4, "kind", "依法不得采集的信息（REAL_ESTATE），不得作为评分特征"));
    }

    @Test
    void a_column_has_one_part_to_play() {
        assertThatThrownBy(() -> new Question("outcome", "kept", "broken", List.of(HOURS), List.of("hours")))
                .isInstanceOf(FaultyOutcomesException.class)
                .hasMessage("hours列：一列只能用一次：或是结果，或是一个特征，或是一个分组");
    }
}
