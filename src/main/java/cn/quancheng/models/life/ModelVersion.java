package cn.quancheng.models.life;

import cn.quancheng.models.ModelEdition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** One version of the association's model, from its first draft on. */
@Entity
@Table(name = "model_versions")
class ModelVersion {
    @Id
    private String version;

    @Column(nullable = false)
    private String model;

    @Column(name = "model_digest", nullable = false)
    private String digest;

    @Column(name = "catalogue_digest", nullable = false)
    private String catalogueDigest;

    @Column(name = "notice_version")
    private @Nullable String noticeVersion;

    @Column(name = "adopted_at", nullable = false)
    private Instant adoptedAt;

    private @Nullable Long simulation;

    @Column(name = "simulated_digest")
    private @Nullable String simulatedDigest;

    @Column(name = "simulated_catalogue")
    private @Nullable String simulatedCatalogue;

    @Column(name = "simulated_at")
    private @Nullable Instant simulatedAt;

    private @Nullable String concern;

    @Column(name = "first_month")
    private @Nullable LocalDate firstMonth;

    @Column(name = "published_by")
    private @Nullable String publishedBy;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    private @Nullable String reason;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected ModelVersion() {}

    /** A draft that nobody has written before. */
    ModelVersion(ModelEdition edition, Instant now) {
        version = edition.model().version();
        model = edition.model().model();
        digest = edition.modelDigest();
        catalogueDigest = edition.catalogueDigest();
        adoptedAt = now;
    }

    /** Makes the draft say something else, or the same under another catalogue. */
    void write(ModelEdition edition) {
        digest = edition.modelDigest();
        catalogueDigest = edition.catalogueDigest();
    }

    /** Writes down that exactly this was simulated on everybody. */
    void simulated(ModelEdition edition, long number, @Nullable String unfair, Instant now) {
        write(edition);
        simulation = number;
        simulatedDigest = edition.modelDigest();
        simulatedCatalogue = edition.catalogueDigest();
        simulatedAt = now;
        concern = unfair;
    }

    /** Whether what it says now, under this catalogue, is what was simulated last. */
    boolean isSimulated(String catalogue) {
        return digest.equals(simulatedDigest) && catalogue.equals(simulatedCatalogue);
    }

    void publish(YearMonth first, String notice, @Nullable String why, String by, Instant now) {
        firstMonth = first.atDay(1);
        noticeVersion = notice;
        reason = why;
        publishedBy = by;
        publishedAt = now;
    }

    /** Takes the publication back; what was simulated stays so. */
    void withdraw() {
        firstMonth = null;
        noticeVersion = null;
        reason = null;
        publishedBy = null;
        publishedAt = null;
    }

    String version() {
        return version;
    }

    String model() {
        return model;
    }

    /** Its text's file, as it would lie among the installation's. */
    String fileName() {
        return model + "-" + version + ".yaml";
    }

    String digest() {
        return digest;
    }

    String catalogueDigest() {
        return catalogueDigest;
    }

    @Nullable
    Long simulation() {
        return simulation;
    }

    @Nullable
    Instant simulatedAt() {
        return simulatedAt;
    }

    @Nullable
    String concern() {
        return concern;
    }

    /** The first month that it scores; none while it is not published. */
    @Nullable
    YearMonth firstMonth() {
        return firstMonth == null ? null : YearMonth.from(firstMonth);
    }

    @Nullable
    String publishedBy() {
        return publishedBy;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
