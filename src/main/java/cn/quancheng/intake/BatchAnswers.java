package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;

/** What the door answers about files, for each room that takes some in. */
@ApplicationScoped
public class BatchAnswers {
    private final Intake intake;
    private final Caller caller;
    private final Clock clock;

    @Inject
    BatchAnswers(Intake intake, Caller caller, Clock clock) {
        this.intake = intake;
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
     * How far a batch is, for whoever may see it: its sender, operators and auditors.
     *
     * @param kind what the batch must hold
     * @throws Refusal 404 when there is none, or it is somebody else's
     */
    public BatchProgress progress(long id, String kind) throws SQLException {
        return BatchProgress.of(visible(id, kind), clock.instant());
    }

    /**
     * The refused lines of a batch, streamed as CSV.
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
        return Response.ok(csv, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"batch-" + id + "-errors.csv\"")
                .build();
    }

    private Batch visible(long id, String kind) throws SQLException {
        boolean seesAll = caller.has(Role.OPERATOR) || caller.has(Role.AUDITOR);
        return intake.find(id)
                .filter(batch -> batch.kind().equals(kind))
                .filter(batch -> seesAll || batch.client().equals(caller.login()))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "intake.unknown"));
    }
}
