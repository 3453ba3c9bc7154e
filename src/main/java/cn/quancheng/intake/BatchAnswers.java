package cn.quancheng.intake;

import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** What the door answers about files, for each room that takes some in. */
@ApplicationScoped
public class BatchAnswers {
    private final Intake intake;
    private final BatchList list;
    private final Cancellations cancellations;
    private final RefusedFile refused;
    private final Caller caller;
    private final Clock clock;

    @Inject
    BatchAnswers(
            Intake intake,
            BatchList list,
            Cancellations cancellations,
            RefusedFile refused,
            Caller caller,
            Clock clock) {
        this.intake = intake;
        this.list = list;
        this.cancellations = cancellations;
        this.refused = refused;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * 202 for a file that was taken in.
     *
     * @param path under which the batch can be asked for
     */
    public Response accepted(Batch received, String path) {
        return Response.accepted(BatchProgress.of(received, clock.instant()))
                .location(URI.create(path + "/" + received.batchId()))
                .build();
    }

    /**
     * The files that the caller may see, newest first: operators and auditors see everybody's, others their own.
     *
     * @param kind what they hold
     * @throws Refusal 400 naming a parameter that cannot be read
     */
    public Page<BatchProgress> list(String kind, BatchFilter filter, PageQuery page) throws SQLException {
        Optional<String> client = seesAll() ? Optional.empty() : Optional.of(caller.login());
        return list.page(kind, client, filter, page).map(batch -> BatchProgress.of(batch, clock.instant()));
    }

    /**
     * How far a batch is, for whoever may see it: its sender, operators and auditors.
     *
     * @param kind what the batch must hold
     * @throws Refusal 404 when there is none, or it is somebody else's
     */
    public BatchProgress progress(long id, String kind) throws SQLException {
        return BatchProgress.of(visible(id, kind), clock.instant());
    }

    /**
     * Cancels a batch before it is applied, for its sender or an operator; it may be repeated.
     *
     * @throws Refusal 404 when there is no such batch, or it is somebody else's; 409 when it is too late
     */
    public void cancel(long id, String kind) throws SQLException {
        Batch batch = visible(id, kind);
        if (!isOwn(batch) && !caller.has(Role.OPERATOR)) {
            throw unknown();
        }
        cancellations.cancel(batch, caller.login());
    }

    /**
     * What is wrong with the refused lines of a batch, streamed as CSV.
     *
     * @throws Refusal 404 when there is no such batch, or it is somebody else's
     */
    public Response faults(long id, String kind) throws SQLException {
        Batch batch = visible(id, kind);
        StreamingOutput csv = output -> {
            try {
                intake.writeFaults(batch, new OutputStreamWriter(output, StandardCharsets.UTF_8));
            } catch (SQLException e) {
                throw new IOException("the refused lines could not be read", e);
            }
        };
        return file(csv, FileForm.CSV, "batch-" + id + "-errors");
    }

    /**
     * The refused lines of a batch whole, to be mended and sent back, for nobody but its sender.
     *
     * @param form csv or xlsx; null is csv
     * @throws Refusal 404 when there is no such batch, or it is somebody else's; 409 while it is not accounted for; 410 when
     *     the lines are kept no more
     */
    public Response rejected(long id, String kind, @Nullable String form) throws SQLException {
        FileForm asked = FileForm.asked(form);
        Batch batch = visible(id, kind);
        if (!isOwn(batch)) {
            throw unknown();
        }
        refused.open(batch, caller.login());
        StreamingOutput lines = output -> {
            try {
                refused.write(batch, asked, output);
            } catch (SQLException e) {
                throw new IOException("the refused lines could not be read", e);
            }
        };
        return file(lines, asked, "batch-" + id + "-rejected");
    }

    private static Response file(StreamingOutput output, FileForm form, String name) {
        return Response.ok(output, form.type())
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + form.ending() + "\"")
                .build();
    }

    private Batch visible(long id, String kind) throws SQLException {
        return intake.find(id)
                .filter(batch -> batch.kind().equals(kind))
                .filter(batch -> seesAll() || isOwn(batch))
                .orElseThrow(BatchAnswers::unknown);
    }

    private boolean seesAll() {
        return caller.has(Role.OPERATOR) || caller.has(Role.AUDITOR);
    }

    private boolean isOwn(Batch batch) {
        return batch.client().equals(caller.login());
    }

    private static Refusal unknown() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "intake.unknown");
    }
}
