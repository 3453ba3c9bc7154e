package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.Writer;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Takes in files. A file is read, checked and staged while it is being sent, in bounded memory and in short transactions;
 * then it is applied by statements over the whole set, in one transaction, one file after the other, by whichever
 * replica comes to it. What breaks off on the way changes nothing: not the sender's connection, not a fault of the file,
 * not the end of this process.
 */
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Batches batches;
    private final BatchFaults faults;
    private final RefusedLines refusedLines;
    private final ShortTransactions transactions;
    private final Applier applier;
    private final IntakeSettings settings;
    private final Hands hands;
    private final WorkbookDesk workbooks;

    @Inject
    Intake(
            Batches batches,
            BatchFaults faults,
            RefusedLines refusedLines,
            ShortTransactions transactions,
            Applier applier,
            IntakeSettings settings) {
        this.batches = batches;
        this.faults = faults;
        this.refusedLines = refusedLines;
        this.transactions = transactions;
        this.applier = applier;
        this.settings = settings;
        hands = new Hands(settings.uploads(), settings.uploadsPerClient());
        workbooks = new WorkbookDesk(settings);
    }

    /**
     * Reads a file to its end and lets it be applied in the background.
     *
     * @param stager checks and stages its lines by what this client may send
     * @param sending who sends it, under which key it may be sent again, and whether it is only checked
     * @param sent the file, in whatever format
     * @return the batch, to be asked for by {@link #find}; once it is returned, the file outlives this process
     * @throws Refusal when the file is empty, in another encoding, or its header is wrong; when the key was used for another
     *     file; 429 when too many files are under way, 408 when the sender is too slow. Nothing was taken in then, and
     *     neither is anything when the sender's connection breaks
     */
    public Batch receive(BatchKind kind, BatchKind.Stager stager, Sending sending, SentFile sent) throws SQLException {
        hands.take(sending.client());
        try {
            if (batches.waiting() >= settings.waiting()) {
                throw Hands.full();
            }
            Upload upload = new Upload(new PacedInput(sent.bytes(), settings), sending.key());
            try (FileLines lines = lines(sent.format(), sending.client(), upload)) {
                long batch = read(kind, stager, sending, upload, lines);
                applier.wake();
                return batches.find(batch).orElseThrow();
            }
        } catch (SlowSenderException e) {
            LOG.infof("an upload of %s was too slow", kind.name());
            throw Refusal.of(
                            Refusal.Kind.TIMEOUT,
                            "intake.too-slow",
                            settings.slowestRate(),
                            settings.longestUpload().toMinutes())
                    .header("Connection", "close");
        } catch (IOException e) {
            LOG.infof("an upload of %s broke off", kind.name());
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.broken-off");
        } finally {
            hands.giveBack(sending.client());
        }
    }

    private FileLines lines(FileFormat format, String client, Upload upload) throws IOException {
        return switch (format) {
            case CSV -> new CsvLines(upload.bytes());
            case NDJSON -> new NdjsonLines(upload.bytes());
            case XLSX -> workbooks.open(client, upload.bytes());
        };
    }

    private long read(BatchKind kind, BatchKind.Stager stager, Sending sending, Upload upload, FileLines lines)
            throws IOException, SQLException {
        Header header = lines.header(kind.columns());
        if (!lines.next()) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.no-lines");
        }
        long batch = batches.open(kind, sending);
        try {
            Staging.Staged staged =
                    new Staging(transactions, kind, stager, refusedLines.seal(batch), lines, header).fill(batch);
            return batches.received(batch, staged, upload);
        } catch (IOException e) {
            batches.failed(batch, "上传中断，文件未改变任何数据，请重新上传");
            throw e;
        } catch (Refusal e) {
            batches.failed(batch, "文件不能接收，未改变任何数据");
            throw e;
        } catch (SQLException | RuntimeException e) {
            batches.failed(batch, "处理失败，文件未改变任何数据");
            throw e;
        }
    }

    /** A batch by its number, for whoever may see it. */
    public Optional<Batch> find(long batch) throws SQLException {
        return batches.find(batch);
    }

    /** Writes the refused lines as CSV, {@code line,field,value,message}, one row a fault. */
    public void writeFaults(Batch batch, Writer csv) throws SQLException {
        faults.write(batch, csv);
    }
}
