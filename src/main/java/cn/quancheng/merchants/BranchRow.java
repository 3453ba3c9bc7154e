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

/** A branch's row. It stays when the branch is closed, for what was done there. */
@Entity
@Table(name = "merchant_branches")
class BranchRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "branch_numbers")
    @SequenceGenerator(name = "branch_numbers", sequenceName = "merchant_numbers", allocationSize = 1)
    private long id;

    @Column(name = "merchant_id", nullable = false)
    private long merchantId;

    @Column(nullable = false)
    private String code;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String district;

    @Column(nullable = false)
    private String address;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    /** For Hibernate, which fills the fields. */
    protected BranchRow() {}

    BranchRow(long merchantId, WantedBranch wanted) {
        this.merchantId = merchantId;
        this.code = wanted.code();
        become(wanted);
    }

    /** Is as it is wanted, and open. */
    final void become(WantedBranch wanted) {
        name = wanted.name();
        district = wanted.district();
        address = wanted.address();
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

    String code() {
        return code;
    }

    Branch branch() {
        return new Branch(code, name, district, address, isOpen());
    }
}
