package cn.quancheng.intake;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * A file and what came of it. Once it is DONE or CHECKED, {@code accepted + rejected + duplicates = total}.
 *
 * @param batchId its number
 * @param kind what the file holds
 * @param client the account that sent it
 * @param dryRun whether it is only checked and changes nothing
 * @param state how far it is
 * @param linesRead lines read so far, without the header
 * @param total lines of the file, without the header and empty ones; 0 until it is read
 * @param accepted lines that changed something, or would
 * @param rejected lines that were refused, each with its faults
 * @param duplicates lines that were known already
 * @param unlisted refused lines whose faults are counted only, because there were too many
 * @param failure why the whole file came to nothing, in Chinese
 */
public record Batch(
        long batchId,
        String kind,
        String client,
        boolean dryRun,
        BatchState state,
        Instant receivedAt,
        @Nullable Instant finishedAt,
        long linesRead,
        long total,
        long accepted,
        long rejected,
        long duplicates,
        long unlisted,
        @Nullable String failure) {
    /** The batch that a row of the table is. */
    static Batch of(ResultSet row) throws SQLException {
        @Nullable Timestamp finished = row.getTimestamp("finished_at");
        return new Batch(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("client"),
                row.getBoolean("dry_run"),
                BatchState.valueOf(row.getString("state")),
                row.getTimestamp("received_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getLong("lines_read"),
                row.getLong("total"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getLong("duplicates"),
                row.getLong("unlisted"),
                row.getString("failure"));
    }
}
