package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;
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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a line of NDJSON comes to: the text that CSV would have, or a reason. */
class NdjsonLinesTest {
    private static final List<Column> COLUMNS = List.of(Column.required("no", "编号"), Column.optional("note", "备注"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"no\":\"a\",\"note\":\"b\"}; a|b",
                "{\"备注\":\" b \",\"编号\":\"a\"}; a|b",
                "{\"no\":12,\"note\":null}; 12|",
                "{\"no\":\"\"}; |",
                "{\"no\":1.50}; 1.50|",
                " {\"no\" : \"\\u4e2d\"} \t; 中|",
                "{\"no\":true}; no||应为文本、数字或null，不能是true、false、对象或数组",
                "{\"no\":{\"a\":[1]}}; no||应为文本、数字或null，不能是true、false、对象或数组",
                "{\"no\":[\"a\"],\"note\":1}; no||应为文本、数字或null，不能是true、false、对象或数组",
                "{\"no\":\"a\",\"no\":\"b\"}; no||列重复",
                "{\"no\":\"a\",\"编号\":\"b\"}; no||列重复",
                "{\"no\":\"a\",\"else\":\"b\"}; else||未知的列",
                "{\"note\":\"a\"}; no||缺少该列",
                "{\"no\":370199198503120010}; no|370199**********10|超过15位的数字可能已丢失末位，请写成带引号的文本",
                "{\"no\":\"a\\nb\"}; no||含有换行或无法识别的字符",
                "{\"no\":\"a\\u0000\"}; no||含有换行或无法识别的字符",
                "{\"no\":\"a\"}{\"no\":\"b\"}; ||一行只能有一个JSON对象",
                "[1]; ||应为一个JSON对象",
                "\"text\"; ||应为一个JSON对象",
            })
    void a_line_is_one_object_of_texts_and_numbers(String line, String read) throws IOException {
        assertThat(read("{\"no\":\"first\"}\n" + line + "\n")).containsExactly("1: first|", "2: " + read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"no\":", "{no:1}", "{\"no\":'a'}", "{\"no\":NaN}", "{\"no\":01}", "{\"no\":\"a\"", "}", "x"})
    void what_is_no_json_spoils_its_own_line_only(String line) throws IOException {
        List<String> read = read("{\"no\":\"a\"}\n" + line + "\n\n  \r\n{\"no\":\"b\"}");

        assertThat(read).hasSize(3).startsWith("1: a|").endsWith("5: b|");
        assertThat(read.get(1)).startsWith("2: ||不是有效的JSON：第");
    }

    @Test
    void a_line_of_any_length_or_depth_is_told_so_in_bounded_memory() throws IOException {
        assertThat(read("{\"no\":\"a\"}\n{\"no\":\"" + "x".repeat(100_000) + "\"}\n"))
                .contains("2: ||行过长");
        assertThat(read("{\"no\":\"a\"}\n{\"no\":" + "[".repeat(30_000) + "\n").get(1))
                .startsWith("2: ||不是有效的JSON");
    }

    @Test
    void a_byte_order_mark_is_passed_over_and_what_is_no_utf8_spoils_its_line() throws IOException {
        assertThat(read("\ufeff{\"no\":\"a\"}\r\n")).containsExactly("1: a|");
        byte[] gbk = "{\"no\":\"a\"}\n{\"no\":\"中文\"}".getBytes(Charset.forName("GBK"));
        assertThat(LinesRead.of(new NdjsonLines(new ByteArrayInputStream(gbk)), COLUMNS))
                .containsExactly("1: a|", "2: ||含有无法识别的字符，文件须为UTF-8编码");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; intake.empty",
                "`\n \n`; intake.empty",
                "`no,note\na,b`; intake.not-ndjson",
                "`[{\"no\":1}]`; intake.not-ndjson"
            })
    void what_does_not_begin_with_an_object_is_another_file(String file, String why) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> read(file)).withMessageContaining(why);
    }

    private static List<String> read(String file) throws IOException {
        return LinesRead.of(new NdjsonLines(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))), COLUMNS);
    }
}
