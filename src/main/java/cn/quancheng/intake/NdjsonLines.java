package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.csv.TextLines;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object a physical line, its keys the columns' headings, its values texts, numbers or null. A key that nobody
 * knows, one that stands twice or is missing, and a value that is none spoil their line.
 */
final class NdjsonLines implements FileLines {
    private static final JsonFactory JSON = new JsonFactory();

    private final TextLines lines;
    private List<Column> columns = List.of();
    private Map<String, Integer> places = Map.of();
    private String[] fields = {};
    private boolean[] given = {};
    private boolean readAhead;
    private boolean broken;

    NdjsonLines(InputStream bytes) {
        lines = new TextLines(bytes);
    }

    /**
     * {@inheritDoc}
     *
     * @throws Refusal also when the first line is no JSON object: then the file is something else
     */
    @Override
    public Header header(List<Column> all) throws IOException {
        columns = all;
        fields = new String[all.size()];
        given = new boolean[all.size()];
        places = new HashMap<>();
        readAhead = next();
        if (!readAhead) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.empty");
        }
        if (lines.isUndecoded()) {
            throw Header.notUtf8();
        }
        if (!lines.text().stripLeading().startsWith("{")) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.not-ndjson");
        }
        return Header.inOrder(all);
    }

    @Override
    public boolean next() throws IOException {
        if (readAhead) {
            readAhead = false;
            return true;
        }
        do {
            if (!lines.next()) {
                return false;
            }
        } while (isBlank());
        return true;
    }

    private boolean isBlank() {
        for (int i = 0; i < lines.length(); i++) {
            if (lines.line()[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    @Override
    public long number() {
        return lines.number();
    }

    @Override
    public boolean isUndecoded() {
        return lines.isUndecoded();
    }

    @Override
    public void check(Faults faults) {
        Arrays.fill(fields, "");
        Arrays.fill(given, false);
        broken = false;
        if (lines.isTooLong()) {
            broken = true;
            faults.add("", "", "行过长");
        } else if (lines.isUndecoded()) {
            broken = true;
            faults.add("", "", TextLines.UNDECODABLE);
        } else {
            read(faults);
        }
    }

    private void read(Faults faults) {
        try (JsonParser json = JSON.createParser(lines.line(), 0, lines.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                broken = true;
                faults.add("", "", "应为一个JSON对象");
                return;
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                field(json.currentName(), json, faults);
            }
            if (json.nextToken() != null) {
                faults.add("", "", "一行只能有一个JSON对象");
            }
            checkGiven(faults);
        } catch (JsonProcessingException e) {
            broken = true;
            faults.clear();
            @Nullable JsonLocation place = e.getLocation();
            faults.add("", "", "不是有效的JSON" + (place == null ? "" : "：第" + place.getColumnNr() + "个字符处"));
        } catch (IOException e) {
            throw new IllegalStateException("a line in memory can't be unreadable", e);
        }
    }

    private void field(String key, JsonParser json, Faults faults) throws IOException {
        JsonToken value = json.nextToken();
        int place = place(key);
        @Nullable String text = value == JsonToken.VALUE_NULL ? "" : null;
        if (value == JsonToken.VALUE_STRING || value.isNumeric()) {
            text = json.getText();
        }
        json.skipChildren();
        if (place < 0 && Header.isPassedOver(key)) {
            return;
        }
        if (place < 0) {
            faults.add(Faults.shown(key), "", "未知的列");
        } else if (given[place]) {
            faults.add(columns.get(place).name(), "", "列重复");
        } else {
            given[place] = true;
            keep(place, value, text, faults);
        }
    }

    private void keep(int place, JsonToken value, @Nullable String text, Faults faults) {
        String column = columns.get(place).name();
        if (text == null) {
            faults.add(column, "", "应为文本、数字或null，不能是true、false、对象或数组");
        } else if (TextLines.isRubbish(text)) {
            faults.add(column, "", FieldText.RUBBISH);
        } else if (value.isNumeric() && FieldText.hasLostDigits(text)) {
            faults.addIdentity(column, text, "超过15位的数字可能已丢失末位，请写成带引号的文本");
        } else {
            fields[place] = text.trim();
        }
    }

    private void checkGiven(Faults faults) {
        for (int i = 0; i < given.length; i++) {
            if (!given[i] && columns.get(i).required()) {
                faults.add(columns.get(i).name(), "", "缺少该列");
            }
        }
    }

    /** A column's place by its key; what a file's first lines name, its others name as well. */
    private int place(String key) {
        @Nullable Integer known = places.get(key);
        if (known != null) {
            return known;
        }
        int place = Header.column(key.strip(), columns);
        if (place >= 0) {
            places.put(key, place);
        }
        return place;
    }

    @Override
    public Optional<String> whole() {
        return broken ? Optional.of(lines.text()) : Optional.empty();
    }

    @Override
    public String field(int place) {
        return fields[place];
    }

    @Override
    public boolean isEmpty(int place) {
        return fields[place].isEmpty();
    }
}
