package cn.quancheng.benchmark;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.intake.Batch;
import cn.quancheng.intake.BatchState;
import cn.quancheng.intake.FileFormat;
import cn.quancheng.intake.Intake;
import cn.quancheng.intake.Sending;
import cn.quancheng.intake.SentFile;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.security.accounts.DepartmentGrant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A workbook of 200,000 records beside the same lines as CSV, taking turns in one service: {@code mvn -Pbenchmark test
 * -Dtest=WorkbookBenchmark}. From the first byte until the batch is done, in a heap of 512 MB. The workbook must come to half
 * the rate of the CSV at least, and its progress must be seen.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class WorkbookBenchmark {
    private static final int LINES = Integer.getInteger("benchmark.lines", 200_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.repeats", 5);
    private static final int PEOPLE = 2_000;
    private static final double LEAST = 0.5;
    private static final int LOOK_EVERY_MILLIS = 50;
    private static final String[] HEADINGS = {
        "record_no",
        "id_number",
        "name",
        "item",
        "grade",
        "quantity",
        "occurred_on",
        "valid_until",
        "document_no",
        "procedure",
        "department"
    };

    @Inject
    TestCity city;

    @Inject
    Ledger ledger;

    @Inject
    Intake intake;

    @Inject
    AgroalDataSource database;

    private final List<String> people = new ArrayList<>();
    private final Set<Long> seen = new TreeSet<>();

    @Test
    void a_workbook_beside_the_same_csv() throws Exception {
        register();
        Series csvs = new Series();
        Series workbooks = new Series();
        Series ratios = new Series();
        for (int round = -1; round < ROUNDS; round++) {
            double csv = seconds(FileFormat.CSV, round);
            Heap.reset();
            double workbook = seconds(FileFormat.XLSX, round);
            if (round >= 0) {
                csvs.add(csv);
                workbooks.add(workbook);
                ratios.add(csv / workbook);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d lines: CSV %.2f s, workbook %.2f s, ratio %.2f; peak heap at most %.0f MB; progress seen at %s%n",
                    LINES,
                    csv,
                    workbook,
                    csv / workbook,
                    Heap.peak(),
                    seen);
        }
        System.out.printf(
                Locale.ROOT,
                """

                | file of %,d lines | median | rate |
                |---|---|---|
                | CSV | %.2f s | %,.0f lines/s |
                | workbook | %.2f s | %,.0f lines/s |
                | ratio of the rates, at least %.2f | %.2f | |
                """,
                LINES,
                csvs.median(),
                LINES / csvs.median(),
                workbooks.median(),
                LINES / workbooks.median(),
                LEAST,
                ratios.median());
        assertThat(seen).as("lines read, while the workbook was read").hasSizeGreaterThan(2);
        assertThat(ratios.median()).isGreaterThanOrEqualTo(LEAST);
    }

    private void register() {
        StringBuilder register = new StringBuilder("id_number,name,district\n");
        for (int i = 0; i < PEOPLE; i++) {
            people.add(IdentityNumbers.next());
            register.append(people.get(i)).append(",示例,历下区\n");
        }
        city.loadCitizens(register.toString());
    }

    private double seconds(FileFormat format, int round) throws Exception {
        Path file = Files.createTempFile(Path.of("target"), "records", "." + format);
        if (format == FileFormat.CSV) {
            writeCsv(file, "C" + round);
        } else {
            writeWorkbook(file, "X" + round);
        }
        long started = System.nanoTime();
        FutureTask<Batch> sent = new FutureTask<>(() -> load(format, file));
        new Thread(sent).start();
        Batch received = received(sent, format);
        Batch batch = Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> intake.find(received.batchId()).orElseThrow(),
                        found -> found.state().isFinal());
        double seconds = (System.nanoTime() - started) / 1e9;
        Files.delete(file);
        assertThat(batch.state()).isEqualTo(BatchState.DONE);
        assertThat(batch.accepted()).isEqualTo(LINES);
        return seconds;
    }

    /** Looks how far the file is, again and again until it was read. */
    private Batch received(FutureTask<Batch> sent, FileFormat format) throws Exception {
        while (true) {
            try {
                return sent.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                look(format);
            }
        }
    }

    private Batch load(FileFormat format, Path file) throws IOException, SQLException {
        DepartmentGrant everything = new DepartmentGrant("示例部门", Set.of(DepartmentGrant.EVERY_ITEM), true);
        try (InputStream bytes = Files.newInputStream(file)) {
            return ledger.load(new Sending("benchmark", Optional.empty()), everything, new SentFile(format, bytes));
        }
    }

    private void look(FileFormat format) throws SQLException {
        String query = "SELECT lines_read FROM batches WHERE state = 'RECEIVING' AND lines_read > 0";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (format == FileFormat.XLSX && row.next()) {
                seen.add(row.getLong(1));
            }
        }
    }

    private String[] record(String prefix, int i) {
        String person = people.get(i % PEOPLE);
        String day = "2026-0" + (1 + i % 9) + "-1" + i % 10;
        return new String[] {
            prefix + "-" + i,
            person,
            "示例",
            "VOLUNTEER_SERVICE",
            "",
            String.valueOf(i % 600),
            day,
            "",
            "志愿" + i,
            "",
            "示例部门"
        };
    }

    private void writeCsv(Path file, String prefix) throws IOException {
        try (Writer csv = Files.newBufferedWriter(file)) {
            csv.write(String.join(",", HEADINGS) + "\n");
            for (int i = 0; i < LINES; i++) {
                csv.write(String.join(",", record(prefix, i)) + "\n");
            }
        }
    }

    private void writeWorkbook(Path file, String prefix) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "benchmark", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            write(sheet, 0, HEADINGS);
            for (int i = 0; i < LINES; i++) {
                write(sheet, i + 1, record(prefix, i));
                if (i % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void write(Worksheet sheet, int row, String... fields) {
        for (int i = 0; i < fields.length; i++) {
            if (!fields[i].isEmpty()) {
                sheet.value(row, i, fields[i]);
            }
        }
    }
}
