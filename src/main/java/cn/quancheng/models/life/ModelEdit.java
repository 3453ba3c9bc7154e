package cn.quancheng.models.life;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** A text that somebody wrote into a version. */
@Entity
@Table(name = "model_edits")
class ModelEdit {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(nullable = false)
    private String version;

    @Column(name = "model_digest", nullable = false)
    private String digest;

    @Column(name = "written_by", nullable = false)
    private String writtenBy;

    @Column(name = "written_at", nullable = false)
    private Instant writtenAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected ModelEdit() {}

    ModelEdit(String version, String digest, String by, Instant now) {
        this.version = version;
        this.digest = digest;
        this.writtenBy = by;
        this.writtenAt = now;
    }

    String writtenBy() {
        return writtenBy;
    }

    Instant writtenAt() {
        return writtenAt;
    }
}
