package cn.quancheng.models.life;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What one approver said about a text under a catalogue, after its simulation: yes, or no with a reason. */
@Entity
@Table(name = "model_votes")
class ModelVote {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(nullable = false)
    private String version;

    @Column(name = "model_digest", nullable = false)
    private String digest;

    @Column(name = "catalogue_digest", nullable = false)
    private String catalogueDigest;

    private long simulation;

    @Column(nullable = false)
    private String approver;

    private boolean approves;

    private @Nullable String reason;

    @Column(name = "voted_at", nullable = false)
    private Instant votedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected ModelVote() {}

    /** @param refusal why not; none for a yes */
    ModelVote(ModelVersion version, long simulation, String approver, @Nullable String refusal, Instant now) {
        this.version = version.version();
        this.digest = version.digest();
        this.catalogueDigest = version.catalogueDigest();
        this.simulation = simulation;
        this.approver = approver;
        this.approves = refusal == null;
        this.reason = refusal;
        this.votedAt = now;
    }

    long simulation() {
        return simulation;
    }

    String approver() {
        return approver;
    }

    boolean approves() {
        return approves;
    }

    @Nullable
    String reason() {
        return reason;
    }

    Instant votedAt() {
        return votedAt;
    }
}
