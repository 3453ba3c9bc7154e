package cn.quancheng.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * A batch as its sender sees it.
 *
 * @param dryRun whether the file is only checked and changes nothing
 * @param sentBy the account that sent it
 * @param unlisted how many refused lines the list of them leaves out; 0 unless there are very many
 * @param progress what is going on, and how fast
 */
@Schema(name = "Batch", example = """
                {"batchId":12,"dryRun":false,"sentBy":"demo-department","state":"DONE","total":119940,"accepted":119938,"rejected":2,"duplicates":0,"unlisted":0,
                 "progress":{"step":"已完成","linesRead":119940,"linesPerSecond":48000},
                 "receivedAt":"2026-11-23T10:00:00+08:00","finishedAt":"2026-11-23T10:00:02+08:00","failure":null}""")
public record BatchProgress(
        long batchId,
        boolean dryRun,
        String sentBy,
        BatchState state,
        long total,
        long accepted,
        long rejected,
        long duplicates,
        long unlisted,
        Progress progress,
        Instant receivedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {
    /**
     * How far a batch is.
     *
     * @param step in Chinese
     * @param linesRead lines read so far
     * @param linesPerSecond from the first byte to the end of the last step so far; 0 while nobody can tell
     */
    @Schema(name = "BatchStep")
    public record Progress(String step, long linesRead, long linesPerSecond) {}

    /** The batch in the contract's words. */
    static BatchProgress of(Batch batch, Instant now) {
        Instant until = batch.finishedAt() == null ? now : batch.finishedAt();
        long millis = Duration.between(batch.receivedAt(), until).toMillis();
        return new BatchProgress(
                batch.batchId(),
                batch.dryRun(),
                batch.client(),
                batch.state(),
                batch.total(),
                batch.accepted(),
                batch.rejected(),
                batch.duplicates(),
                batch.unlisted(),
                new Progress(step(batch), batch.linesRead(), millis > 0 ? batch.linesRead() * 1000 / millis : 0),
                batch.receivedAt(),
                batch.finishedAt(),
                batch.failure());
    }

    private static String step(Batch batch) {
        return switch (batch.state()) {
            case RECEIVING -> "正在接收和检查";
            case WAITING -> batch.dryRun() ? "排队等待核对" : "排队等待入库";
            case APPLYING -> batch.dryRun() ? "正在核对" : "正在入库";
            case DONE -> "已完成";
            case CHECKED -> "已核对，未改变任何数据";
            case CANCELLED -> "已取消，未改变任何数据";
            case FAILED -> "已放弃，未改变任何数据";
        };
    }
}
