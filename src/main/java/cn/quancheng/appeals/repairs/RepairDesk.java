package cn.quancheng.appeals.repairs;

import cn.quancheng.appeals.AppealedRecord;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.ledger.RecordStandings;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.messages.ReviewMessage;
import cn.quancheng.models.Models;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewDesk;
import cn.quancheng.reviews.ReviewKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** Shows a repair to whoever has to decide it, takes the record out of use, and tells the citizen. */
@ApplicationScoped
class RepairDesk implements ReviewDesk {
    /** Before the number of a repair, as the document that closes its record. */
    static final String DOCUMENT = "信用修复-";

    private final RepairRepository rows;
    private final RecordStandings standings;
    private final RecordDecisions records;
    private final Models models;
    private final CitizenMessages told;

    RepairDesk(
            RepairRepository rows,
            RecordStandings standings,
            RecordDecisions records,
            Models models,
            CitizenMessages told) {
        this.rows = rows;
        this.standings = standings;
        this.records = records;
        this.models = models;
        this.told = told;
    }

    /**
     * What there is to look at.
     *
     * @param performanceDocument the paper that shows the performance, where the citizen names one
     */
    @Schema(name = "RepairMatter")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Matter(
            AppealedRecord record,
            RepairRoute route,
            String statement,
            @Nullable String performanceDocument) {}

    @Override
    public ReviewKind kind() {
        return ReviewKind.REPAIR;
    }

    @Override
    public Matter matter(Review review) throws SQLException {
        Repair repair = rows.findById(review.id());
        return new Matter(
                AppealedRecord.of(
                        standings.of(repair.citizenId(), repair.recordId()).orElseThrow(), models.catalogue()),
                repair.route(),
                rows.statement(repair),
                rows.performance(repair));
    }

    @Override
    public void decided(Review review) throws SQLException {
        Repair repair = rows.findById(review.id());
        if (review.isAccepted()) {
            records.repair(repair.key(), DOCUMENT + review.id(), String.valueOf(review.decidedBy()));
        }
        told.tell(
                review.citizenId(),
                new ReviewMessage.RepairDecided(
                        repair.key().recordNo(), review.isAccepted(), String.valueOf(review.reason())));
    }
}
