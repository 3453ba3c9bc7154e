package cn.quancheng.appeals.disputes;

import cn.quancheng.appeals.AppealedRecord;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.ledger.RecordStandings;
import cn.quancheng.models.Models;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewDesk;
import cn.quancheng.reviews.ReviewKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Shows a dispute to whoever has to decide it, and revokes the record or lets it weigh again. */
@ApplicationScoped
class DisputeDesk implements ReviewDesk {
    private final DisputeRepository rows;
    private final DisputeWords words;
    private final Disputes disputes;
    private final RecordStandings standings;
    private final RecordDecisions records;
    private final Models models;

    DisputeDesk(
            DisputeRepository rows,
            DisputeWords words,
            Disputes disputes,
            RecordStandings standings,
            RecordDecisions records,
            Models models) {
        this.rows = rows;
        this.words = words;
        this.disputes = disputes;
        this.standings = standings;
        this.records = records;
        this.models = models;
    }

    /**
     * What there is to look at.
     *
     * @param newFacts what is new since an earlier one was dismissed
     * @param departmentAnswer what the department says to it; absent until it did
     * @param dismissed what was decided about the same record before, the newest first
     */
    @Schema(name = "DisputeMatter")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Matter(
            AppealedRecord record,
            DisputeReason reason,
            String statement,
            @Nullable String newFacts,
            DisputeWords.@Nullable Answer departmentAnswer,
            List<Dismissed> dismissed) {}

    /** A dispute about the same record that was dismissed. */
    @Schema(name = "DismissedDispute")
    record Dismissed(long id, String statement, Instant decidedAt, String decisionReason) {}

    @Override
    public ReviewKind kind() {
        return ReviewKind.DISPUTE;
    }

    @Override
    public Matter matter(Review review) throws SQLException {
        Dispute dispute = rows.findById(review.id());
        return new Matter(
                AppealedRecord.of(
                        standings.of(dispute.citizenId(), dispute.recordId()).orElseThrow(), models.catalogue()),
                dispute.reason(),
                words.statement(dispute),
                words.newFacts(dispute),
                words.answer(dispute),
                disputes.decidedBefore(dispute).stream().map(this::dismissed).toList());
    }

    private Dismissed dismissed(Disputes.Raised raised) {
        Review review = raised.review();
        return new Dismissed(
                review.id(),
                words.statement(raised.dispute()),
                Objects.requireNonNull(review.endedAt()),
                String.valueOf(review.reason()));
    }

    @Override
    public void decided(Review review) throws SQLException {
        Dispute dispute = rows.findById(review.id());
        dispute.end();
        records.decide(
                dispute.key(),
                review.isAccepted(),
                String.valueOf(review.reason()),
                String.valueOf(review.decidedBy()));
    }
}
