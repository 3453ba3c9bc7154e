package cn.quancheng.merchants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** That a scenario was opened for a merchant. */
@Entity
@Table(name = "merchant_offers")
class OfferRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "offer_numbers")
    @SequenceGenerator(name = "offer_numbers", sequenceName = "merchant_numbers", allocationSize = 1)
    private long id;

    @Column(name = "merchant_id", nullable = false)
    private long merchantId;

    @Column(nullable = false)
    private String scenario;

    @Column(name = "opened_by", nullable = false)
    private String openedBy;

    @Column(name = "opened_at", nullable = false)
    private Instant openedAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    /** For Hibernate, which fills the fields. */
    protected OfferRow() {}

    OfferRow(long merchantId, String scenario, String operator, Instant now) {
        this.merchantId = merchantId;
        this.scenario = scenario;
        this.openedBy = operator;
        this.openedAt = now;
    }

    void reopen(String operator, Instant now) {
        openedBy = operator;
        openedAt = now;
        closedAt = null;
    }

    void close(Instant now) {
        closedAt = now;
    }

    boolean isOpen() {
        return closedAt == null;
    }

    long merchantId() {
        return merchantId;
    }

    String scenario() {
        return scenario;
    }
}
