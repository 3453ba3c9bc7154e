package cn.quancheng.benefits.consents;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** That a citizen lets one merchant, or one department, ask about one offer. */
@Entity
@Table(name = "benefit_consents")
class Consent {
    @Id
    private UUID id;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(name = "merchant_id")
    private @Nullable Long merchantId;

    @Column
    private @Nullable String department;

    @Column(nullable = false)
    private String scenario;

    @Column(name = "given_at", nullable = false)
    private Instant givenAt;

    @Column(name = "ends_on", nullable = false)
    private LocalDate endsOn;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    /** For Hibernate, which fills the fields. */
    protected Consent() {}

    /** @param party a merchant's number or a department's name */
    Consent(long citizenId, Party party, String scenario, Instant now, LocalDate endsOn) {
        this.id = UUID.randomUUID();
        this.citizenId = citizenId;
        this.merchantId = party instanceof Party.OfMerchant merchant ? merchant.id() : null;
        this.department = party instanceof Party.OfDepartment department ? department.name() : null;
        this.scenario = scenario;
        this.givenAt = now;
        this.endsOn = endsOn;
    }

    UUID id() {
        return id;
    }

    /** To whom it is given. */
    Party party() {
        return merchantId == null
                ? new Party.OfDepartment(String.valueOf(department))
                : new Party.OfMerchant(merchantId);
    }

    String scenario() {
        return scenario;
    }

    Instant givenAt() {
        return givenAt;
    }

    /** The first day that it no longer covers. */
    LocalDate endsOn() {
        return endsOn;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    ConsentState state(LocalDate today) {
        if (withdrawnAt != null) {
            return ConsentState.WITHDRAWN;
        }
        return today.isBefore(endsOn) ? ConsentState.IN_FORCE : ConsentState.ENDED;
    }

    void withdraw(Instant now) {
        if (withdrawnAt == null) {
            withdrawnAt = now;
        }
    }
}
