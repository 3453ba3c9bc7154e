package cn.quancheng.appeals.disputes;

import cn.quancheng.citizens.Agreements;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.ledger.RecordStanding;
import cn.quancheng.ledger.RecordStandings;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.reviews.ReviewState;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Citizens' disputes about records that are held about them, whether they agreed to be scored or not. From the moment in
 * which one is raised an adverse record weighs nothing; the ledger keeps that, and the score follows in the same transaction.
 */
@ApplicationScoped
class Disputes {
    private final DisputeRepository rows;
    private final DisputeWords words;
    private final NothingNew nothingNew;
    private final Reviews reviews;
    private final RecordStandings standings;
    private final RecordDecisions records;
    private final Agreements agreements;

    Disputes(
            DisputeRepository rows,
            DisputeWords words,
            NothingNew nothingNew,
            Reviews reviews,
            RecordStandings standings,
            RecordDecisions records,
            Agreements agreements) {
        this.rows = rows;
        this.words = words;
        this.nothingNew = nothingNew;
        this.reviews = reviews;
        this.standings = standings;
        this.records = records;
        this.agreements = agreements;
    }

    /** A dispute, and how it stands. */
    record Raised(Dispute dispute, Review review) {}

    /**
     * Raises one.
     *
     * @param by how the audit book names the citizen
     * @throws Refusal 404 where the citizen has no such record, 400 where it is not said which of two, 409 where it is
     *     closed, disputed or under repair, or where there is nothing new since a dispute about it was dismissed
     */
    @Transactional(rollbackOn = Exception.class)
    Raised raise(long citizenId, DisputeRequest wanted, String by) throws SQLException {
        // Whoever raises two at once, asks for a repair or leaves meanwhile waits here.
        agreements.lock(citizenId);
        RecordStanding record = standings.one(citizenId, wanted.recordNo(), wanted.department());
        String subject = String.valueOf(record.id());
        if (!record.isOpen()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "ledger.closed-already");
        }
        if (reviews.openOf(citizenId, ReviewKind.REPAIR, subject).isPresent()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "appeals.repair-open");
        }
        nothingNew.refuse(record.id(), wanted);
        Review review = reviews.open(ReviewKind.DISPUTE, citizenId, subject);
        Dispute dispute = new Dispute(
                review.id(),
                citizenId,
                record,
                wanted.reason(),
                words.sealStatement(review.id(), wanted.statement()),
                words.sealNewFacts(review.id(), wanted.newFacts()));
        rows.persistAndFlush(dispute);
        records.dispute(record.key(), wanted.reason().name(), by);
        return new Raised(dispute, review);
    }

    /**
     * Takes one back, and the record weighs again; one that is taken back already stays so.
     *
     * @throws Refusal 404 where the citizen has no such, 409 where it is decided
     */
    @Transactional(rollbackOn = Exception.class)
    void takeBack(long id, long citizenId, String by) throws SQLException {
        agreements.lock(citizenId);
        if (reviews.takeBack(id, citizenId, ReviewKind.DISPUTE)) {
            Dispute dispute = rows.findById(id);
            dispute.end();
            records.undispute(dispute.key(), by);
        }
    }

    /** A citizen's, the newest first. */
    Page<Raised> of(long citizenId, PageQuery page) {
        Page<Review> found = reviews.of(citizenId, ReviewKind.DISPUTE, page);
        Map<Long, Dispute> byId =
                rows.all(found.items().stream().map(Review::id).toList());
        return found.map(review -> new Raised(Objects.requireNonNull(byId.get(review.id())), review));
    }

    /**
     * One of a citizen's.
     *
     * @throws Refusal 404 where the citizen has no such
     */
    Raised one(long id, long citizenId) {
        Dispute dispute = rows.findByIdOptional(id)
                .filter(one -> one.citizenId() == citizenId)
                .orElseThrow(Reviews::notFound);
        return new Raised(dispute, reviews.find(id).orElseThrow());
    }

    /** What was decided about a record before this dispute, the newest first. */
    List<Raised> decidedBefore(Dispute dispute) {
        List<Dispute> others = rows.ofRecord(dispute.recordId()).stream()
                .filter(other -> other.id() < dispute.id())
                .toList();
        Map<Long, Review> byId = reviews.all(others.stream().map(Dispute::id).toList());
        return others.stream()
                .map(other -> new Raised(other, Objects.requireNonNull(byId.get(other.id()))))
                .filter(other -> other.review().state() == ReviewState.REJECTED)
                .toList();
    }
}
