package cn.quancheng.models.words;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.platform.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Two models are told apart in sentences that a person at the association would write. */
class ModelChangesTest {
    private static final Path FOLDER = Path.of("scoring-models");
    private static final Models MODELS = Models.of(FOLDER, Clock.systemUTC());
    private static final String TEXT = text();

    private static final ResourceBundle CHINESE = ResourceBundle.getBundle(
            "messages.models",
            Locale.CHINESE,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baseline: 600 | baseline: 620 | 基准分由 600 分调整为 620 分",
                "title: 泉诚分评分模型 | title: 诚信分模型 | 名称由“泉诚分评分模型”改为“诚信分模型”",
                "range: { min: 0, max: 1000 } | range: { min: 0, max: 1200 } | 分数范围由 0 分至 1000 分调整为 0 分至 1200 分",
                "name: 信用优秀, from: 750 | name: 信用优秀, from: 760 | 等级 AAA 的起点由 750 分调整为 760 分",
                "name: 信用优秀, from | name: 信用卓越, from | 等级 AAA 的名称由“信用优秀”改为“信用卓越”",
                "SOCIETY: { name: 社会 } | SOCIETY: { name: 社会, max: 90 } | 社会维度的上限由不设调整为 90 分",
                "NATIONAL: 50 | NATIONAL: 60 | 荣誉表彰“国家级”由 50 分调整为 60 分",
                "unit: 240, points: 1 | unit: 180, points: 1 | 志愿服务的计分办法由“每满 4 小时加 1 分”改为“每满 3 小时加 1 分”",
                "cap: 60\\n | cap: 80\\n | 志愿服务上限由 60 分调整为 80 分",
                "cap: -90 | cap: -60 | 一般行政处罚减分上限由 90 分调整为 60 分",
                "decay: { type: linear, over: P24M } | decay: { type: linear, over: P12M } "
                        + "| 荣誉表彰的递减由“36 个月内足额，此后 24 个月内逐月递减至 0”改为“36 个月内足额，此后 12 个月内逐月递减至 0”",
                "enabled: false | enabled: true | 无偿献血开始计分：每条加 5 分，至多加 10 分，24 个月内有效",
                "name: 见义勇为 | name: 见义勇为表彰 | 见义勇为改称“见义勇为表彰”"
            })
    void a_change_is_told_in_a_sentence(String was, String is, String sentence) {
        assertThat(sentences(was, is)).contains(sentence);
    }

    @Test
    void the_same_rules_in_other_words_of_the_file_do_not_differ() {
        assertThat(between(TEXT, "# 另一条说明\n" + TEXT)).isEmpty();
    }

    @Test
    void what_is_added_is_told_whole_and_what_goes_is_named() {
        String without = TEXT.replaceAll("(?s)  - code: SOC-CON-04.*?(?=  - code)", "");
        assertThat(without).isNotEqualTo(TEXT);
        assertThat(between(without, TEXT))
                .extracting(ModelChange::sentence)
                .containsExactly("新增“见义勇为”（社会）：每条加 50 分，至多加 50 分，60 个月内有效");
        assertThat(between(TEXT, without))
                .extracting(ModelChange::sentence)
                .containsExactly("取消“见义勇为”：原为每条加 50 分，至多加 50 分，60 个月内有效");
    }

    @Test
    void bins_are_told_one_by_one() {
        String bins = TEXT.replace(
                "rule: { type: per-quantity, unit: 240, points: 1 }",
                "rule: { type: bins, of: months-since-last, absent: 0, bins: [{ from: 0, points: 20 }, { from: 6, points: 10 }] }");
        assertThat(bins).isNotEqualTo(TEXT);
        assertThat(between(TEXT, bins))
                .extracting(ModelChange::sentence)
                .contains("志愿服务的计分办法由“每满 4 小时加 1 分”改为“按距最近一条的时间：0 个月起加 20 分、6 个月起加 10 分，没有记录加 0 分”");
    }

    private static List<String> sentences(String was, String is) {
        String before = was.replace("\\n", "\n").strip();
        assertThat(TEXT).contains(before);
        return between(
                        TEXT,
                        TEXT.replaceFirst(
                                Pattern.quote(before),
                                Matcher.quoteReplacement(is.replace("\\n", "\n").strip())))
                .stream()
                .map(ModelChange::sentence)
                .toList();
    }

    private static List<ModelChange> between(String before, String after) {
        return ModelChanges.between(read(before), read(after), ModelChangesTest::chinese);
    }

    private static ModelEdition read(String text) {
        return MODELS.read(new YamlFile("quancheng-2026.1.yaml", text.getBytes(StandardCharsets.UTF_8)))
                .edition();
    }

    private static String chinese(String key, Object... arguments) {
        return MessageFormat.format(CHINESE.getString(key), arguments);
    }

    private static String text() {
        try {
            return Files.readString(FOLDER.resolve("quancheng-2026.1.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
