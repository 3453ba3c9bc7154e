package cn.quancheng.demo;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnsTest {
    @Test
    void chinese_characters_take_the_room_of_two() {
        assertThat(Columns.width("AA 信用良好")).isEqualTo(11);
        assertThat(Columns.left("首页", 6)).isEqualTo("首页  ");
        assertThat(Columns.right("2,000 人", 10)).isEqualTo("  2,000 人");
    }

    @Test
    void a_bar_is_as_long_as_its_part_and_a_few_people_still_show() {
        assertThat(Columns.bar(100, 100, 4)).isEqualTo("████");
        assertThat(Columns.bar(50, 100, 4)).isEqualTo("██");
        assertThat(Columns.bar(1, 1_000_000, 4)).isEqualTo("▏");
        assertThat(Columns.bar(0, 100, 4)).isEmpty();
        assertThat(Columns.bar(0, 0, 4)).isEmpty();
    }
}
