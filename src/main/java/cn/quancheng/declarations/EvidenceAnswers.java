package cn.quancheng.declarations;

import cn.quancheng.declarations.evidence.EvidencePiece;
import cn.quancheng.declarations.evidence.OpenedEvidence;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/** Evidence as it leaves the house. */
final class EvidenceAnswers {
    private EvidenceAnswers() {}

    /**
     * What is known of a file.
     *
     * @param deleteOn the first day on which it is not there any more; absent while the declaration waits
     */
    @Schema(
            name = "EvidencePiece",
            example = "{\"id\":3,\"type\":\"image/jpeg\",\"bytes\":183204,\"at\":\"2026-11-24T04:05:00Z\"}")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Piece(
            long id,
            String type,
            long bytes,
            Instant at,
            @Nullable LocalDate deleteOn) {
        static Piece of(EvidencePiece piece) {
            return new Piece(piece.id(), piece.kind().mediaType(), piece.bytes(), piece.at(), piece.deleteOn());
        }
    }

    /** The file itself: never kept on the way, never taken for anything but what it is. */
    static Response file(OpenedEvidence opened) {
        String type = opened.piece().kind().mediaType();
        return Response.ok(opened.content(), type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"evidence-" + opened.piece().id() + "."
                                + type.substring(type.indexOf('/') + 1) + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .build();
    }
}
