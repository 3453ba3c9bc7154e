package cn.quancheng.declarations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When two declarations are about the same thing. */
class DeclaredTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final Declared HONOR = honor("市总工会", "济工发〔2026〕A-15号");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "济工发[2026]A-15号",
                "济工发（2026）a-15号",
                "济工发【2026】Ａ－15号",
                "济工发 〔２０２６〕 A–15 号",
                "　济工发﹝2026﹞A-15号　",
                "济工发\u200b〔2026〕A‐15号"
            })
    void a_documents_number_is_the_same_however_it_is_written(String documentNo) {
        assertThat(honor("市 总工会", documentNo).sameAs()).isEqualTo(HONOR.sameAs());
    }

    @Test
    void another_number_issuer_or_item_is_another_thing() {
        assertThat(honor("市总工会", "济工发〔2026〕A-16号").sameAs()).isNotEqualTo(HONOR.sameAs());
        assertThat(honor("市妇联", "济工发〔2026〕A-15号").sameAs()).isNotEqualTo(HONOR.sameAs());
        assertThat(new Declared("BRAVERY", null, 1, DAY, "市总工会", "济工发〔2026〕A-15号").sameAs())
                .isNotEqualTo(HONOR.sameAs());
    }

    @Test
    void another_grade_or_day_of_one_certificate_is_the_same_thing() {
        assertThat(new Declared("HONOR", "NATIONAL", 1, DAY.minusDays(1), "市总工会", "济工发〔2026〕A-15号").sameAs())
                .isEqualTo(HONOR.sameAs());
    }

    @Test
    void without_a_document_the_day_and_the_quantity_tell() {
        Declared served = served(DAY, 240);

        assertThat(served(DAY, 240).sameAs()).isEqualTo(served.sameAs());
        assertThat(served(DAY, 120).sameAs()).isNotEqualTo(served.sameAs());
        assertThat(served(DAY.plusDays(1), 240).sameAs()).isNotEqualTo(served.sameAs());
    }

    @Test
    void nothing_is_declared_without_a_quantity_or_an_issuer() {
        assertThatThrownBy(() -> served(DAY, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> honor(" ", "1号")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Declared honor(String issuer, String documentNo) {
        return new Declared("HONOR", "MUNICIPAL", 1, DAY, issuer, documentNo);
    }

    private static Declared served(LocalDate day, long minutes) {
        return new Declared("VOLUNTEER_SERVICE", null, minutes, day, "泉城义工", null);
    }
}
