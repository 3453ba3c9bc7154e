package cn.quancheng;

import cn.quancheng.intake.FileFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of lines that a test sends in one format or another. */
public final class TestTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> headings;
    private final List<List<String>> lines = new ArrayList<>();

    public TestTable(String... headings) {
        this.headings = List.of(headings);
    }

    public TestTable add(String... fields) {
        lines.add(List.of(fields));
        return this;
    }

    /** The media type of a format. */
    public static String type(FileFormat format) {
        return switch (format) {
            case CSV -> FileFormat.Types.CSV;
            case NDJSON -> FileFormat.Types.NDJSON;
            case XLSX -> FileFormat.Types.XLSX;
        };
    }

    /** The table as a file. Its lines have the same numbers in each format: before NDJSON's, an empty line stands for the headings. */
    public byte[] in(FileFormat format) {
        return switch (format) {
            case CSV -> csv();
            case NDJSON -> ndjson();
            case XLSX -> xlsx();
        };
    }

    private byte[] csv() {
        StringBuilder csv = new StringBuilder(String.join(",", headings)).append('\n');
        lines.forEach(line -> csv.append(String.join(",", line)).append('\n'));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] ndjson() {
        StringBuilder json = new StringBuilder("\n");
        for (List<String> line : lines) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < headings.size(); i++) {
                object.put(headings.get(i), line.get(i));
            }
            try {
                json.append(JSON.writeValueAsString(object)).append('\n');
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] xlsx() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "tests", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            write(sheet, 0, headings);
            for (int i = 0; i < lines.size(); i++) {
                write(sheet, i + 1, lines.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                sheet.value(row, i, fields.get(i));
            }
        }
    }
}
