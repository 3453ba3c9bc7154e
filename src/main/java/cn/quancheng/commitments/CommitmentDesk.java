package cn.quancheng.commitments;

import cn.quancheng.journal.Decisions;
import cn.quancheng.ledger.CitizenRecords;
import cn.quancheng.ledger.OwnRecord;
import cn.quancheng.ledger.RecordKey;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.messages.ReviewMessage;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.Models;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewDesk;
import cn.quancheng.reviews.ReviewKind;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;

/** Shows a commitment to whoever has to find out whether it was kept, records it where it was, and tells the citizen. */
@ApplicationScoped
class CommitmentDesk implements ReviewDesk {
    /** What the catalogue has for a promise that was kept. */
    static final String ITEM = "COMMITMENT_FULFILLED";

    /** Before the number of a commitment, as its record's: no department numbers so. */
    static final String RECORD_NO = "XYCN-";

    private final CommitmentRepository rows;
    private final CitizenRecords records;
    private final Decisions decisions;
    private final Models models;
    private final CitizenMessages told;
    private final Clock clock;

    CommitmentDesk(
            CommitmentRepository rows,
            CitizenRecords records,
            Decisions decisions,
            Models models,
            CitizenMessages told,
            Clock clock) {
        this.rows = rows;
        this.records = records;
        this.decisions = decisions;
        this.models = models;
        this.told = told;
        this.clock = clock;
    }

    /**
     * What there is to look at.
     *
     * @param confirmedBy who is asked whether it was kept
     * @param statement how the citizen kept it
     */
    @Schema(name = "CommitmentMatter")
    record Matter(
            String title, String text, LocalDate madeOn, LocalDate endsOn, String confirmedBy, String statement) {}

    @Override
    public ReviewKind kind() {
        return ReviewKind.COMMITMENT;
    }

    @Override
    public Matter matter(Review review) {
        Commitment commitment = rows.ofReview(review.id());
        return new Matter(
                commitment.title(),
                commitment.text(),
                commitment.madeOn(),
                commitment.endsOn(),
                commitment.confirmedBy(),
                String.valueOf(rows.statement(commitment)));
    }

    /** A promise that was not kept takes nothing: it lapses, and no record is made of it. */
    @Override
    public void decided(Review review) throws SQLException {
        Commitment commitment = rows.ofReview(review.id());
        commitment.end(review.isAccepted() ? CommitmentState.KEPT : CommitmentState.LAPSED, clock.instant());
        rows.flush();
        if (review.isAccepted()) {
            long entry = decisions.begin(review.citizenId(), "COMMITMENT");
            records.add(record(commitment), entry);
            decisions.made(review.citizenId(), entry);
        }
        told.tell(
                review.citizenId(),
                new ReviewMessage.CommitmentDecided(
                        commitment.title(), review.isAccepted(), String.valueOf(review.reason())));
    }

    /** It occurred on the day on which it had been kept, and not on that of the look. */
    private OwnRecord record(Commitment commitment) {
        CatalogueItem item = models.catalogue()
                .item(ITEM)
                .orElseThrow(() -> new IllegalStateException("the catalogue has no " + ITEM));
        return new OwnRecord(
                commitment.citizenId(),
                ITEM,
                null,
                1,
                new RecordKey(item.department(), RECORD_NO + commitment.id()),
                commitment.endsOn(),
                null,
                null);
    }
}
