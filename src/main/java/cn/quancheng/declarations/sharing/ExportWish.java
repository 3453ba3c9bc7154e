package cn.quancheng.declarations.sharing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A wish for the file, as whoever may release it sees it.
 *
 * @param releasedAt from then on the file may be fetched once, within 24 hours
 * @param downloadedAt when it was
 */
@Schema(name = "DeclarationExport", example = """
        {"exportId":4,"purpose":"向市公共信用信息平台提供自主申报","requestedBy":"auditor",
        "requestedAt":"2026-12-01T01:20:00Z","state":"PENDING"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportWish(
        long exportId,
        String purpose,
        String requestedBy,
        Instant requestedAt,
        DeclarationExport.State state,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable Instant downloadedAt) {
    static ExportWish of(DeclarationExport wish, Instant now) {
        return new ExportWish(
                wish.id(),
                wish.purpose(),
                wish.requestedBy(),
                wish.requestedAt(),
                wish.state(now),
                wish.releasedBy(),
                wish.releasedAt(),
                wish.downloadedAt());
    }
}
