package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A sound notice for the sound model of {@link Draft}; a test spoils one place and asks for the fault. */
record NoticeDraft(String text) {
    static final NoticeDraft SOUND = new NoticeDraft("""
            version: "1"
            first-day: 2026-01-01
            term: P24M
            handler: { name: 协会, contact: 电话一二三 }
            items:
              - { code: HONOR, name: 荣誉表彰, says: 加分。 }
              - { code: SERVICE, name: 志愿服务, says: 加分。 }
              - { code: BILLS, name: 按期缴费, says: 加分。 }
              - { code: PENALTY, name: 行政处罚, says: 减分。 }
            sections:
              - { title: 这是什么, paragraphs: [一个分数。] }
              - { part: VOLUNTARY, title: 自愿, paragraphs: [全凭自愿。] }
              - { part: HANDLER, title: 谁负责, paragraphs: [由此单位负责。] }
              - { part: PURPOSES, title: 目的, paragraphs: [给予优惠。] }
              - { part: ITEMS, title: 哪些信息, paragraphs: [只有这些。] }
              - { part: SENSITIVE, title: 敏感信息, paragraphs: [身份证号码。] }
              - { part: AUTOMATED, title: 自动计算, paragraphs: [可以找人复核。] }
              - { part: MERCHANTS, title: 商家, paragraphs: [是或者否。] }
              - { part: RECIPIENTS, title: 接收者, paragraphs: [没有别人。] }
              - { part: RETENTION, title: 多久, paragraphs: [到退出为止。] }
              - { part: RIGHTS, title: 权利, paragraphs: [查阅和删除。] }
              - { part: WITHDRAWAL, title: 退出, paragraphs: [一步退出。] }
              - { part: ASSESSMENT, title: 评估, paragraphs: [已经评估。] }
            """);

    NoticeDraft with(String was, String is) {
        assertThat(text.split(Pattern.quote(was), -1)).as(was).hasSize(2);
        return new NoticeDraft(text.replace(was, is));
    }

    /** This notice without the line of a part or of an item. */
    NoticeDraft without(String word) {
        return new NoticeDraft(
                text.lines().filter(line -> !line.contains(": " + word + ",")).collect(Collectors.joining("\n"))
                        + "\n");
    }

    /** A later version, such as {@code first-day: 2026-06-01}. */
    NoticeDraft later(String version, String firstDay) {
        return with("version: \"1\"", "version: \"" + version + "\"")
                .with("first-day: 2026-01-01", "first-day: " + firstDay);
    }

    NoticeDraft endingEarlierOn(String day) {
        return with("term: P24M", "term: P24M\nmaterial: true\nends-earlier-on: " + day);
    }

    YamlFile file(String name) {
        return Draft.file(name, text);
    }

    /** The one notice of a folder. */
    Notice read() {
        return Shelf.read(files("notice-1.yaml")).notices().get(0);
    }

    void isRefusedAt(String place, String word) {
        isRefusedAt("notice-1.yaml", place, word);
    }

    /** Asserts the one fault: {@code file:line:key}, and a word of what is said. */
    void isRefusedAt(String file, String place, String word) {
        FaultyModelException refused = catchThrowableOfType(FaultyModelException.class, () -> Shelf.read(files(file)));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.faults()).hasSize(1);
        assertThat(refused.faults().get(0).toString()).startsWith(place + ": ").contains(word);
    }

    private List<YamlFile> files(String name) {
        List<YamlFile> files = new ArrayList<>(Draft.SOUND.files());
        files.add(file(name));
        return files;
    }
}
