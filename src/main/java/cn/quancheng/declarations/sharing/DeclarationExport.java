package cn.quancheng.declarations.sharing;

import cn.quancheng.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Somebody's wish for the file: for what, who released it, and that it was fetched. */
@Entity
@Table(name = "declaration_exports")
class DeclarationExport {
    /** A released file may be fetched for so long, once. */
    private static final Duration OPEN_FOR = Duration.ofHours(24);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(nullable = false)
    private String purpose;

    @Column(name = "requested_by", nullable = false)
    private String requestedBy;

    @Column(name = "requested_at", nullable = false)
    private Instant requestedAt;

    @Column(name = "released_by")
    private @Nullable String releasedBy;

    @Column(name = "released_at")
    private @Nullable Instant releasedAt;

    @Column(name = "downloaded_at")
    private @Nullable Instant downloadedAt;

    /** For Hibernate, which fills the fields. */
    protected DeclarationExport() {}

    DeclarationExport(String purpose, String by, Instant now) {
        this.purpose = purpose;
        this.requestedBy = by;
        this.requestedAt = now;
    }

    /** How far a wish is. */
    @Schema(name = "DeclarationExportState")
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

    /**
     * Lets whoever asked have the file once.
     *
     * @throws Refusal 409 where it is the releaser's own wish, or was released before
     */
    void release(String by, Instant now) {
        if (requestedBy.equals(by)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "declarations.export-own");
        }
        if (state(now) != State.PENDING) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "declarations.export-released");
        }
        releasedBy = by;
        releasedAt = now;
    }

    /**
     * Notes that the file leaves. It has left from then on, whatever becomes of the download: what left in part has left.
     *
     * @throws Refusal 403 where somebody else asked for it, or it was not released, or too long ago; 409 where it was
     *     fetched already
     */
    void fetch(String by, Instant now) {
        if (!requestedBy.equals(by)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "declarations.export-unreleased");
        }
        switch (state(now)) {
            case PENDING -> throw Refusal.of(Refusal.Kind.FORBIDDEN, "declarations.export-unreleased");
            case EXPIRED -> throw Refusal.of(Refusal.Kind.FORBIDDEN, "declarations.export-expired");
            case DOWNLOADED -> throw Refusal.of(Refusal.Kind.CONFLICT, "declarations.export-spent");
            case RELEASED -> downloadedAt = now;
        }
    }

    State state(Instant now) {
        if (downloadedAt != null) {
            return State.DOWNLOADED;
        }
        if (releasedAt == null) {
            return State.PENDING;
        }
        return releasedAt.isAfter(now.minus(OPEN_FOR)) ? State.RELEASED : State.EXPIRED;
    }

    long id() {
        return id;
    }

    String purpose() {
        return purpose;
    }

    String requestedBy() {
        return requestedBy;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Nullable
    String releasedBy() {
        return releasedBy;
    }

    @Nullable
    Instant releasedAt() {
        return releasedAt;
    }

    @Nullable
    Instant downloadedAt() {
        return downloadedAt;
    }
}
