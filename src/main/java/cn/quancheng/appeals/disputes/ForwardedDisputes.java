package cn.quancheng.appeals.disputes;

import cn.quancheng.appeals.disputes.Disputes.Raised;
import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.Reviews;
import cn.quancheng.security.accounts.DepartmentGrant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Disputes as they are forwarded to the department whose record it is: while they are open, and its own alone. */
@ApplicationScoped
class ForwardedDisputes {
    private final DisputeRepository rows;
    private final DisputeWords words;
    private final Reviews reviews;
    private final Agreements agreements;
    private final AuditBook audit;
    private final Clock clock;

    ForwardedDisputes(
            DisputeRepository rows,
            DisputeWords words,
            Reviews reviews,
            Agreements agreements,
            AuditBook audit,
            Clock clock) {
        this.rows = rows;
        this.words = words;
        this.reviews = reviews;
        this.agreements = agreements;
        this.audit = audit;
        this.clock = clock;
    }

    /** The open ones about a department's records, the oldest first. */
    Page<Raised> open(String department, PageQuery page) {
        List<Dispute> found = rows.open(department, page);
        Map<Long, Review> byId = reviews.all(found.stream().map(Dispute::id).toList());
        return Page.of(found, page, dispute -> String.valueOf(dispute.id()))
                .map(dispute -> new Raised(dispute, Objects.requireNonNull(byId.get(dispute.id()))));
    }

    /**
     * Shows one to its department, and writes the look down for the citizen.
     *
     * @throws Refusal 404 where the department has no such that is open
     */
    @Transactional(rollbackOn = Exception.class)
    Raised read(long id, DepartmentGrant grant, String by) {
        Dispute dispute = required(id, grant);
        note(dispute, "DISPUTE_FORWARDED_READ", by);
        return raised(dispute);
    }

    /**
     * Takes the department's answer, once.
     *
     * @throws Refusal 404 where the department has no such, 409 where it is answered or not open any more
     */
    @Transactional(rollbackOn = Exception.class)
    Raised answer(long id, boolean agrees, String statement, DepartmentGrant grant, String by) throws SQLException {
        agreements.lock(ofDepartment(id, grant).citizenId());
        // What was read before the citizen was locked may be older than what came of it meanwhile.
        rows.getEntityManager().clear();
        Dispute dispute = rows.findById(id);
        if (!dispute.isOpen()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "reviews.not-open");
        }
        if (dispute.isAnswered()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "appeals.answered-already");
        }
        dispute.answer(agrees, words.sealAnswer(id, statement), by, clock.instant());
        rows.flush();
        note(dispute, "DISPUTE_ANSWERED", by);
        return raised(dispute);
    }

    private Dispute required(long id, DepartmentGrant grant) {
        Dispute dispute = ofDepartment(id, grant);
        if (!dispute.isOpen()) {
            throw Reviews.notFound();
        }
        return dispute;
    }

    private Dispute ofDepartment(long id, DepartmentGrant grant) {
        return rows.findByIdOptional(id)
                .filter(dispute -> grant.allowsDepartment(dispute.key().department()))
                .orElseThrow(Reviews::notFound);
    }

    private Raised raised(Dispute dispute) {
        return new Raised(dispute, reviews.find(dispute.id()).orElseThrow());
    }

    private void note(Dispute dispute, String action, String by) {
        audit.record(AuditEntry.of(by, action).about(dispute.citizenId()).on("review/" + dispute.id()));
    }
}
