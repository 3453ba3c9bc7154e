package cn.quancheng.monthlyrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;

/**
 * A wish for a run's exchange file, as whoever may release it sees it.
 *
 * @param month of the run
 * @param releasedAt from then on the file may be fetched once, within 24 hours
 * @param downloadedAt when it was
 */
@Schema(name = "Export", example = Export.EXAMPLE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Export(
        int exportId,
        int runId,

        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "2026-11")
        YearMonth month,

        int revision,
        String purpose,
        String requestedBy,
        Instant requestedAt,
        State state,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable Instant downloadedAt) {
    static final String EXAMPLE = """
            {"exportId":7,"runId":3,"month":"2026-11","revision":1,"purpose":"向市公共信用信息平台交换2026年11月分数",
             "requestedBy":"auditor","requestedAt":"2026-12-01T01:20:00Z","state":"PENDING"}""";

    /** How far a wish is. */
    enum State {
        /** Waits for a second person. */
        PENDING,
        /** May be fetched once. */
        RELEASED,
        /** Was fetched, or a fetch of it broke off. */
        DOWNLOADED,
        /** Was released and not fetched in time. */
        EXPIRED
    }
}
