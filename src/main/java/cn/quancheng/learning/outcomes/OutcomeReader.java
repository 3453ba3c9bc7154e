package cn.quancheng.learning.outcomes;

import cn.quancheng.platform.Sha256;
import cn.quancheng.platform.csv.CsvCut;
import cn.quancheng.platform.csv.TextLines;
import cn.quancheng.security.IdentityShape;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads one file, once, and names everything that is wrong with it. */
final class OutcomeReader {
    private static final int MOST_ROWS = 2_000_000;

    /** Rows times columns that are asked about: some sixty bytes each while a card is fitted. */
    private static final int MOST_CELLS = 4_000_000;

    private static final int MOST_COLUMNS = 1000;
    private static final Set<String> NAMES_OF_PEOPLE = Set.of(
            "姓名",
            "身份证",
            "身份证号",
            "身份证号码",
            "证件号码",
            "手机",
            "手机号",
            "手机号码",
            "联系电话",
            "name",
            "full_name",
            "id_number",
            "id_card",
            "phone",
            "phone_number",
            "mobile");

    private final MessageDigest digest = Sha256.begun();
    private final TextLines lines;
    private final CsvCut cut;
    private final Question question;
    private final OutcomeFaults faults;
    private final boolean forDraft;

    /** In the order of {@link Question#columns()}, the outcome's left out. */
    private final List<ColumnReader> readers = new ArrayList<>();

    private final List<String> columns;
    private final BitSet bad = new BitSet();
    private final Set<String> lookedAt = new HashSet<>();
    private int rows;

    OutcomeReader(InputStream csv, Question question, OutcomeFaults faults, boolean forDraft) {
        lines = new TextLines(new DigestInputStream(csv, digest));
        cut = new CsvCut(lines.line());
        this.question = question;
        this.faults = faults;
        this.forDraft = forDraft;
        columns = question.columns();
        question.features().forEach(feature -> readers.add(ColumnReader.of(feature.kind())));
        question.groups().forEach(group -> readers.add(ColumnReader.of(Feature.Kind.CATEGORIES)));
    }

    Outcomes read() throws IOException {
        int[] places = places(header());
        int width = cut.fields();
        while (lines.next()) {
            if (rows == Math.min(MOST_ROWS, MOST_CELLS / columns.size())) {
                faults.add(lines.number(), "", "数据超过" + rows + "行：所用的列有" + columns.size() + "个");
                break;
            }
            cut.cut(lines.length());
            if (isReadable(width)) {
                row(places, width);
            }
        }
        checkOutcomes();
        faults.refuse();
        return new Outcomes(HexFormat.of().formatHex(digest.digest()), bads(), values());
    }

    private List<String> header() throws IOException {
        if (!lines.next()) {
            faults.add(1, "", "文件为空");
            faults.refuse();
        }
        cut.cut(lines.length());
        if (lines.isTooLong() || cut.isQuoteLeftOpen() || lines.isRubbish() || cut.fields() > MOST_COLUMNS) {
            faults.add(lines.number(), "", "表头无法识别：须为UTF-8编码、以英文逗号分隔，至多" + MOST_COLUMNS + "列");
            faults.refuse();
        }
        return IntStream.range(0, cut.fields()).mapToObj(cut::field).toList();
    }

    /** Where each column stands that is asked about. */
    private int[] places(List<String> header) {
        for (String heading : header) {
            if (NAMES_OF_PEOPLE.contains(heading) || IdentityShape.isIn(heading)) {
                faults.add(lines.number(), NAMES_OF_PEOPLE.contains(heading) ? heading : "", "文件须为匿名，不得含有能识别个人的列");
            }
        }
        int[] places = columns.stream().mapToInt(header::indexOf).toArray();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                faults.add(lines.number(), columns.get(i), "缺少该列");
            } else if (places[i] != header.lastIndexOf(columns.get(i))) {
                faults.add(lines.number(), columns.get(i), "列重复");
            }
        }
        faults.refuse();
        return places;
    }

    private boolean isReadable(int width) {
        long line = lines.number();
        if (lines.isTooLong() || cut.isQuoteLeftOpen()) {
            faults.add(line, "", lines.isTooLong() ? "行过长" : "引号没有成对闭合");
        } else if (cut.fields() != width) {
            faults.add(line, "", "应有" + width + "列，实有" + cut.fields() + "列");
        } else if (lines.isRubbish()) {
            faults.add(line, "", TextLines.UNDECODABLE);
        } else {
            return true;
        }
        return false;
    }

    private void row(int[] places, int width) {
        for (int place = 0; place < width; place++) {
            if (IdentityShape.isIn(cut.field(place))) {
                faults.add(lines.number(), nameOf(places, place), "疑似身份证号，文件须为匿名");
            }
        }
        String outcome = cut.field(places[0]);
        if (!outcome.equals(question.good()) && !outcome.equals(question.bad())) {
            faults.add(lines.number(), columns.get(0), "应为" + question.good() + "或" + question.bad());
        }
        for (int i = 1; i < places.length; i++) {
            String column = columns.get(i);
            String text = cut.field(places[i]);
            readers.get(i - 1).add(text).ifPresent(why -> faults.add(lines.number(), column, why));
            checkCategory(i - 1, text);
        }
        bad.set(rows++, outcome.equals(question.bad()));
    }

    private String nameOf(int[] places, int place) {
        int asked = IntStream.range(0, places.length)
                .filter(i -> places[i] == place)
                .findFirst()
                .orElse(-1);
        return asked < 0 ? "" : columns.get(asked);
    }

    /** A draft looks at no category that tells what is never collected; each is named once. */
    private void checkCategory(int reader, String text) {
        boolean looked = forDraft
                && reader < question.features().size()
                && question.features().get(reader).kind() == Feature.Kind.CATEGORIES;
        if (looked && lookedAt.add(text)) {
            NeverAFeature.valueReason(text).ifPresent(why -> faults.add(lines.number(), columns.get(reader + 1), why));
        }
    }

    private void checkOutcomes() {
        if (faults.count() == 0 && (bad.isEmpty() || bad.cardinality() == rows)) {
            faults.add(lines.number(), question.outcome(), "须同时有" + question.good() + "和" + question.bad() + "两种结果");
        }
    }

    private boolean[] bads() {
        boolean[] all = new boolean[rows];
        bad.stream().forEach(row -> all[row] = true);
        return all;
    }

    private Map<String, Values> values() {
        Map<String, Values> all = new LinkedHashMap<>();
        for (int i = 0; i < readers.size(); i++) {
            all.put(columns.get(i + 1), readers.get(i).values());
        }
        return all;
    }
}
