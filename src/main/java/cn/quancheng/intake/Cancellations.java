package cn.quancheng.intake;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.sql.SQLException;

/**
 * Files that their senders take back before they apply. Who cancels and who applies change the same row under its lock, so
 * that each file ends in exactly one of the two.
 */
@ApplicationScoped
class Cancellations {
    private final ShortTransactions transactions;
    private final Batches batches;
    private final AuditBook audit;

    @Inject
    Cancellations(ShortTransactions transactions, Batches batches, AuditBook audit) {
        this.transactions = transactions;
        this.batches = batches;
        this.audit = audit;
    }

    /**
     * Cancels a file that is being received or waits: what was staged of it is gone, and its key may be used again. Of one
     * that is cancelled already nothing changes.
     *
     * @param by the account that cancels it
     * @throws Refusal 409 when it is being applied, or done with
     */
    void cancel(Batch batch, String by) throws SQLException {
        BatchState state = transactions.call(connection -> {
            BatchState found = Sql.first(
                            connection,
                            "SELECT state FROM batches WHERE id = ? FOR UPDATE",
                            row -> BatchState.valueOf(row.getString(1)),
                            batch.batchId())
                    .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "intake.unknown"));
            if (!found.isCancellable()) {
                return found;
            }
            batches.end(connection, batch.batchId(), BatchState.CANCELLED, null);
            audit.record(
                    connection,
                    AuditEntry.of(by, "BATCH_CANCELLED")
                            .on("batch/" + batch.batchId())
                            .with("kind", batch.kind())
                            .with("sentBy", batch.client()));
            return BatchState.CANCELLED;
        });
        if (state != BatchState.CANCELLED) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "intake.too-late-to-cancel");
        }
    }
}
