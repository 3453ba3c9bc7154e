package cn.quancheng.reports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;

/** What is kept of a report that was made: whose, when, and digests of its code and its file. The file is not kept. */
@Entity
@Table(name = "reports")
class KeptReport {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(name = "code_digest", nullable = false)
    private byte[] codeDigest;

    @Column(name = "made_at", nullable = false)
    private Instant madeAt;

    @Column(name = "ends_at", nullable = false)
    private Instant endsAt;

    @Column(name = "pdf_digest")
    private byte @Nullable [] pdfDigest;

    /** For Hibernate, which fills the fields. */
    protected KeptReport() {}

    KeptReport(long citizenId, ReportCode code, Instant madeAt, Instant endsAt) {
        this.citizenId = citizenId;
        codeDigest = code.digest();
        this.madeAt = madeAt;
        this.endsAt = endsAt;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("a report that was not kept yet");
        }
        return id;
    }

    /** What anyone may know of it; nothing until it was printed. */
    Optional<ReportCheck> check(ZoneId city) {
        return Optional.ofNullable(pdfDigest)
                .map(digest -> new ReportCheck(
                        true,
                        LocalDate.ofInstant(madeAt, city),
                        LocalDate.ofInstant(endsAt, city).minusDays(1),
                        HexFormat.of().formatHex(digest)));
    }
}
