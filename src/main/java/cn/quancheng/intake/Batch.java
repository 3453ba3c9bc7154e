package cn.quancheng.intake;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A file and what came of it. Once it is DONE, {@code accepted + rejected + duplicates = total}.
 *
 * @param batchId its number
 * @param kind what the file holds
 * @param client the account that sent it
 * @param state how far it is
 * @param linesRead lines read so far, without the header
 * @param total lines of the file, without the header and empty ones; 0 until it is read
 * @param accepted lines that changed something
 * @param rejected lines that were refused, each with its faults
 * @param duplicates lines that were known already
 * @param unlisted refused lines whose faults are counted only, because there were too many
 * @param failure why the whole file came to nothing, in Chinese
 */
public record Batch(
        long batchId,
        String kind,
        String client,
        BatchState state,
        Instant receivedAt,
        @Nullable Instant finishedAt,
        long linesRead,
        long total,
        long accepted,
        long rejected,
        long duplicates,
        long unlisted,
        @Nullable String failure) {}
