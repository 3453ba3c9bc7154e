package cn.quancheng.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** CSV that a spreadsheet opens in Chinese. */
final class CsvRows implements RowWriter {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Writer csv;

    CsvRows(OutputStream output) throws IOException {
        csv = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        csv.write(BYTE_ORDER_MARK);
    }

    @Override
    public void row(List<String> fields) throws IOException {
        csv.write(fields.stream().map(CsvField::quoted).collect(Collectors.joining(",")) + "\r\n");
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
