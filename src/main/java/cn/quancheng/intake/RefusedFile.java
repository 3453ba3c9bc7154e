package cn.quancheng.intake;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The refused lines of a file as a file of the same kind, each with its number and what is wrong with it at its end: mended, it
 * goes back in, for the intake passes over the two columns.
 */
@ApplicationScoped
class RefusedFile {
    private final RefusedLines lines;
    private final BatchKinds kinds;
    private final AuditBook audit;

    @Inject
    RefusedFile(RefusedLines lines, BatchKinds kinds, AuditBook audit) {
        this.lines = lines;
        this.kinds = kinds;
        this.audit = audit;
    }

    /**
     * Looks whether the lines of a batch can be had, and writes down that its sender took them.
     *
     * @throws Refusal 409 while the batch is not accounted for, 410 when its lines are kept no more
     */
    void open(Batch batch, String by) throws SQLException {
        if (!batch.state().isFinal()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "intake.not-accounted-for");
        }
        long kept = lines.count(batch.batchId());
        if (kept == 0 && batch.rejected() > 0) {
            throw Refusal.of(Refusal.Kind.GONE, "intake.refused-lines-gone");
        }
        audit.record(AuditEntry.of(by, "REFUSED_LINES_TAKEN")
                .on("batch/" + batch.batchId())
                .with("kind", batch.kind())
                .with("lines", kept));
    }

    /** Writes the lines in the form that is asked for. */
    void write(Batch batch, FileForm form, OutputStream output) throws SQLException, IOException {
        List<Column> columns = kinds.of(batch).columns();
        try (RowWriter rows = form.writer(output)) {
            List<String> head = columns.stream().map(Column::heading).collect(Collectors.toCollection(ArrayList::new));
            head.add(Header.LINE);
            head.add(Header.PROBLEM);
            rows.row(head);
            lines.read(batch.batchId(), (number, fields, faults) -> {
                List<String> row = new ArrayList<>(fields);
                while (row.size() < columns.size()) {
                    row.add("");
                }
                row.add(String.valueOf(number));
                row.add(faults.stream()
                        .map(fault -> problem(columns, fault[0], fault[1]))
                        .collect(Collectors.joining("；")));
                rows.row(row);
            });
        }
    }

    private static String problem(List<Column> columns, String field, String message) {
        return columns.stream()
                .filter(column -> column.name().equals(field))
                .findFirst()
                .map(column -> column.heading() + "：" + message)
                .orElse(message);
    }
}
