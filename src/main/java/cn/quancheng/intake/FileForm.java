package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;

/** The forms in which refused lines are given back. */
enum FileForm {
    CSV("text/csv;charset=UTF-8", "csv") {
        @Override
        RowWriter writer(OutputStream output) throws IOException {
            return new CsvRows(output);
        }
    },
    XLSX(FileFormat.Types.XLSX, "xlsx") {
        @Override
        RowWriter writer(OutputStream output) {
            return new SheetRows(output);
        }
    };

    private final String type;
    private final String ending;

    FileForm(String type, String ending) {
        this.type = type;
        this.ending = ending;
    }

    abstract RowWriter writer(OutputStream output) throws IOException;

    /** Its media type. */
    String type() {
        return type;
    }

    /** How a file's name ends. */
    String ending() {
        return ending;
    }

    /** @throws Refusal 400 where it is neither; CSV where none is asked for */
    static FileForm asked(@Nullable String form) {
        if (form == null || form.isEmpty() || form.equals(CSV.ending)) {
            return CSV;
        }
        if (form.equals(XLSX.ending)) {
            return XLSX;
        }
        throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400").violation("form", "intake.csv-or-xlsx");
    }
}
