package cn.quancheng.appeals.repairs;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.ledger.RecordStanding;
import cn.quancheng.ledger.RecordStandings;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * Citizens' wishes that a failing is repaired, whether they agreed to be scored or not. A repair admits what the record
 * says, so there is none while the record is disputed, and no dispute while one is open.
 */
@ApplicationScoped
class Repairs {
    private final RepairRepository rows;
    private final Reviews reviews;
    private final RecordStandings standings;
    private final Models models;
    private final Agreements agreements;
    private final AuditBook audit;
    private final Clock clock;

    Repairs(
            RepairRepository rows,
            Reviews reviews,
            RecordStandings standings,
            Models models,
            Agreements agreements,
            AuditBook audit,
            Clock clock) {
        this.rows = rows;
        this.reviews = reviews;
        this.standings = standings;
        this.models = models;
        this.agreements = agreements;
        this.audit = audit;
        this.clock = clock;
    }

    /** A repair, and how it stands. */
    record Asked(Repair repair, Review review) {}

    /**
     * Asks for one.
     *
     * @param by how the audit book names the citizen
     * @throws Refusal 404 where the citizen has no such record, 400 where it is not said which of two or what shows the
     *     performance, 409 where it may not be repaired, not yet or not any more, or where a repair of it is open
     */
    @Transactional(rollbackOn = Exception.class)
    Asked ask(long citizenId, RepairRequest wanted, String by) throws SQLException {
        // Whoever asks twice at once, disputes it or leaves meanwhile waits here.
        agreements.lock(citizenId);
        RecordStanding record = standings.one(citizenId, wanted.recordNo(), wanted.department());
        RepairTerms terms = RepairTerms.required(record, models.catalogue(), LocalDate.now(clock));
        String document = wanted.performanceDocument();
        if (terms.oncePerformed() && (document == null || document.isBlank())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                    .violation("performanceDocument", "appeals.repair-performed");
        }
        Review review = reviews.open(ReviewKind.REPAIR, citizenId, String.valueOf(record.id()));
        Repair repair = new Repair(
                review.id(),
                citizenId,
                record,
                wanted.route(),
                rows.sealStatement(review.id(), wanted.statement()),
                rows.sealPerformance(review.id(), document));
        rows.persist(repair);
        note(review.id(), citizenId, by, "REPAIR_ASKED");
        return new Asked(repair, review);
    }

    /**
     * Takes one back; one that is taken back already stays so.
     *
     * @throws Refusal 404 where the citizen has no such, 409 where it is decided
     */
    @Transactional(rollbackOn = Exception.class)
    void takeBack(long id, long citizenId, String by) throws SQLException {
        agreements.lock(citizenId);
        if (reviews.takeBack(id, citizenId, ReviewKind.REPAIR)) {
            note(id, citizenId, by, "REPAIR_TAKEN_BACK");
        }
    }

    /** A citizen's, the newest first. */
    Page<Asked> of(long citizenId, PageQuery page) {
        Page<Review> found = reviews.of(citizenId, ReviewKind.REPAIR, page);
        Map<Long, Repair> byId = rows.all(found.items().stream().map(Review::id).toList());
        return found.map(review -> new Asked(Objects.requireNonNull(byId.get(review.id())), review));
    }

    /**
     * One of a citizen's.
     *
     * @throws Refusal 404 where the citizen has no such
     */
    Asked one(long id, long citizenId) {
        Repair repair = rows.findByIdOptional(id)
                .filter(one -> one.citizenId() == citizenId)
                .orElseThrow(Reviews::notFound);
        return new Asked(repair, reviews.find(id).orElseThrow());
    }

    private void note(long id, long citizenId, String by, String action) {
        audit.record(AuditEntry.of(by, action).about(citizenId).on("review/" + id));
    }
}
