package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** How the lines of a file are written down. What they must say is the same for each. */
public enum FileFormat {
    /** Comma-separated values in UTF-8, the columns' headings in its first line. */
    CSV(Types.CSV),
    /** One JSON object a line, in UTF-8; its keys are the columns' headings. */
    NDJSON(Types.NDJSON),
    /** An Office Open XML workbook; the lines stand on one sheet, the headings in its first row. */
    XLSX(Types.XLSX);

    /** The media types as constants, for annotations. */
    public static final class Types {
        public static final String CSV = "text/csv";
        public static final String NDJSON = "application/x-ndjson";
        public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

        /** Stands in the description where no workbook can. */
        public static final String XLSX_EXAMPLE = "（.xlsx文件的字节：第一个可见的工作表，第1行是列名，以下每行一条）";

        private Types() {}
    }

    private final MediaType type;

    FileFormat(String type) {
        this.type = MediaType.valueOf(type);
    }

    /**
     * The format of this media type, whatever its parameters say.
     *
     * @throws Refusal 415 when there is none
     */
    public static FileFormat of(@Nullable MediaType sent) {
        return Arrays.stream(values())
                .filter(format -> sent != null
                        && format.type.getType().equalsIgnoreCase(sent.getType())
                        && format.type.getSubtype().equalsIgnoreCase(sent.getSubtype()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.UNSUPPORTED_MEDIA, "intake.format"));
    }
}
