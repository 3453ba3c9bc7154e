package cn.quancheng.citizens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/** One act of agreeing: which notice was shown, when, how, and until when it holds. */
@Entity
@Table(name = "agreements")
class Agreement {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(nullable = false)
    private long entry;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "agreement_no", nullable = false)
    private String agreementNo;

    @Column(name = "notice_version", nullable = false)
    private String noticeVersion;

    @Column(name = "notice_digest", nullable = false)
    private String noticeDigest;

    @Column(name = "agreed_on", nullable = false)
    private LocalDate agreedOn;

    @Column(name = "agreed_at", nullable = false)
    private Instant agreedAt;

    @Column(name = "first_day", nullable = false)
    private LocalDate firstDay;

    @Column(name = "ends_on", nullable = false)
    private LocalDate endsOn;

    @Column(name = "withdrawn_entry")
    private @Nullable Long withdrawnEntry;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    /** For Hibernate, which fills the fields. */
    protected Agreement() {}

    Agreement(long citizenId, long entry, Agreed agreed, Instant now, LocalDate firstDay, LocalDate endsOn) {
        this.citizenId = citizenId;
        this.entry = entry;
        channel = agreed.channel();
        agreementNo = agreed.agreementNo();
        noticeVersion = agreed.notice().version();
        noticeDigest = agreed.notice().digest();
        agreedOn = agreed.on();
        agreedAt = now;
        this.firstDay = firstDay;
        this.endsOn = endsOn;
    }

    void withdraw(long byEntry, Instant now) {
        withdrawnEntry = byEntry;
        withdrawnAt = now;
    }

    boolean isWithdrawn() {
        return withdrawnEntry != null;
    }

    LocalDate agreedOn() {
        return agreedOn;
    }

    /** The first day of what an agreement of this day would be: this one's, where it renews it. */
    LocalDate firstDayOf(LocalDate renewal) {
        return !isWithdrawn() && renewal.isBefore(endsOn) ? firstDay : renewal;
    }

    AgreementView view(LocalDate today) {
        return new AgreementView(
                AgreementState.on(today, endsOn, isWithdrawn()),
                agreementNo,
                channel,
                noticeVersion,
                noticeDigest,
                agreedAt,
                agreedOn,
                firstDay,
                endsOn,
                withdrawnAt);
    }
}
