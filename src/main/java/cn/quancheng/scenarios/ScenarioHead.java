package cn.quancheng.scenarios;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/** What holds for a scenario whatever its version; whoever changes anything of a scenario locks it first. */
@Entity
@Table(name = "scenarios")
class ScenarioHead {
    @Id
    private String code;

    @Column(name = "file_digest")
    private @Nullable String fileDigest;

    @Column(name = "ends_from")
    private @Nullable LocalDate endsFrom;

    @Column(name = "end_reason")
    private @Nullable String endReason;

    @Column(name = "ended_by")
    private @Nullable String endedBy;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected ScenarioHead() {}

    ScenarioHead(String code) {
        this.code = code;
    }

    /** A start took this from its file. */
    void tookFrom(String digest) {
        fileDigest = digest;
    }

    void end(LocalDate from, String reason, String by, Instant now) {
        endsFrom = from;
        endReason = reason;
        endedBy = by;
        endedAt = now;
    }

    void reopen() {
        endsFrom = null;
        endReason = null;
        endedBy = null;
        endedAt = null;
    }

    String code() {
        return code;
    }

    @Nullable
    String fileDigest() {
        return fileDigest;
    }

    /** The first day on which it is offered no more. */
    @Nullable
    LocalDate endsFrom() {
        return endsFrom;
    }

    @Nullable
    String endReason() {
        return endReason;
    }

    @Nullable
    String endedBy() {
        return endedBy;
    }
}
