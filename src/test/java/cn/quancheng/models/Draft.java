package cn.quancheng.models;

import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.platform.yaml.YamlFile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A sound catalogue and a sound model, small enough to count lines; a test spoils one place and asks for the fault. */
record Draft(String catalogue, String model, String modelFile) {
    private static final String CATALOGUE = """
            items:
              - code: HONOR
                name: 荣誉表彰
                class: POSITIVE
                department: 授予机关
                grades: [NATIONAL, DISTRICT]
                grade-names: { NATIONAL: 国家级 }
                declarable: true
                basis: 简介
              - code: SERVICE
                name: 志愿服务
                class: POSITIVE
                department: 市民政局
                unit: 分钟
                basis: 志愿服务条例
              - code: BILLS
                name: 按期缴费
                class: POSITIVE
                department: 公用事业单位
                basis: 简介
              - code: PENALTY
                name: 行政处罚
                class: ADVERSE
                department: 行政执法机关
                max-retention: P12M
                repairable-after: P3M
                requires: [DOCUMENT_NUMBER, ORDINARY_PROCEDURE]
                basis: 山东省社会信用条例
            """;

    private static final String MODEL = """
            model: small
            version: "1"
            title: 小模型
            first-month: "2026-01"
            baseline: 600
            range: { min: 0, max: 1000 }
            tiers:
              - { code: A, name: 较好, from: 600 }
              - { code: C, name: 待提升, from: 0 }
            dimensions:
              GOVERNMENT: { name: 政务, min: -100, max: 100 }
              COMMERCE: { name: 商务 }
              SOCIETY: { name: 社会 }
              JUDICIAL: { name: 司法 }
            indicators:
              - code: H
                name: 荣誉
                dimension: GOVERNMENT
                facet: HONOR
                items: [HONOR]
                rule: { type: per-record, points: { NATIONAL: 50, DISTRICT: 10 } }
                retention: P36M
                decay: { type: linear, over: P24M }
                cap: 80
              - code: S
                name: 服务
                dimension: SOCIETY
                facet: CONTRIBUTION
                items: [SERVICE]
                rule: { type: per-quantity, unit: 240, points: 1 }
              - code: B
                name: 缴费
                dimension: COMMERCE
                facet: FULFILLMENT
                items: [BILLS]
                rule:
                  type: bins
                  of: months-since-last
                  absent: 0
                  bins:
                    - { from: 0, points: 20 }
                    - { from: 6, points: 10 }
              - code: P
                name: 处罚
                dimension: GOVERNMENT
                facet: COMPLIANCE
                items: [PENALTY]
                rule: { type: per-record, points: -30 }
                retention: P12M
                cap: -90
            """;

    static final Draft SOUND = new Draft(CATALOGUE, MODEL, "small-1.yaml");

    /** The model with one place changed; the place must be there exactly once. */
    static Draft model(String was, String is) {
        return new Draft(CATALOGUE, changed(MODEL, was, is), "small-1.yaml");
    }

    /** The catalogue with one place changed. */
    static Draft catalogue(String was, String is) {
        return new Draft(changed(CATALOGUE, was, is), MODEL, "small-1.yaml");
    }

    Draft inFile(String name) {
        return new Draft(catalogue, model, name);
    }

    List<YamlFile> files() {
        return List.of(file("catalogue.yaml", catalogue), file(modelFile, model));
    }

    static YamlFile file(String name, String text) {
        return new YamlFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Asserts the one fault: {@code file:line:key}, and a word of what is said. */
    void isRefusedAt(String place, String word) {
        List<Fault> faults = faults();
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).toString()).startsWith(place + ": ");
        assertThat(faults.get(0).what()).contains(word);
    }

    List<Fault> faults() {
        FaultyModelException refused = catchThrowableOfType(FaultyModelException.class, () -> Shelf.read(files()));
        assertThat(refused).as("refused").isNotNull();
        return refused.faults();
    }

    /** A file with one place changed; the place must be there exactly once. */
    static YamlFile changed(YamlFile file, String was, String is) {
        return file(file.name(), changed(new String(file.bytes(), StandardCharsets.UTF_8), was, is));
    }

    /** A model's first version as the file of another one. */
    static YamlFile version(YamlFile model, String version) {
        YamlFile changed = changed(model, "version: \"1\"", "version: \"" + version + "\"");
        return new YamlFile("small-" + version + ".yaml", changed.bytes());
    }

    private static String changed(String text, String was, String is) {
        assertThat(text.split(Pattern.quote(was), -1)).as(was).hasSize(2);
        return text.replace(was, is);
    }
}
