package cn.quancheng.declarations;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.reviews.Decision;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Accepts declarations because an office's own file tells the same, without a person looking. */
@ApplicationScoped
class Confirmations {
    /** How the books name the service itself. */
    static final String ITSELF = "quancheng";

    private final DeclarationRepository rows;
    private final DeclaredRecords records;
    private final DeclarationEnd end;
    private final Reviews reviews;
    private final Agreements agreements;
    private final DeclarationNews news;
    private final AuditBook audit;

    Confirmations(
            DeclarationRepository rows,
            DeclaredRecords records,
            DeclarationEnd end,
            Reviews reviews,
            Agreements agreements,
            DeclarationNews news,
            AuditBook audit) {
        this.rows = rows;
        this.records = records;
        this.end = end;
        this.reviews = reviews;
        this.agreements = agreements;
        this.news = news;
        this.audit = audit;
    }

    /** A declaration that a file confirms, with the minutes that the file tells of that day. */
    record Found(long declarationId, long minutes) {}

    /**
     * A file.
     *
     * @param entry under which it is decided
     * @param office whose it is, in words
     * @param by the account that sent it
     */
    record Source(long batch, long entry, String office, String by) {}

    /**
     * Accepts those that nothing else stands in the way of, and writes them down under the file's entry; their citizens
     * are locked.
     *
     * @return those that were accepted
     */
    List<Declaration> confirm(List<Found> found, Source source) throws SQLException {
        List<Declaration> confirmed = new ArrayList<>();
        Map<Long, Integer> places = new HashMap<>();
        for (Found one : found) {
            Declaration declaration = rows.findById(one.declarationId());
            if (agreements.isInForce(declaration.citizenId()) && !isReported(declaration)) {
                int place = places.merge(declaration.citizenId(), 1, Integer::sum) - 1;
                confirm(declaration, one.minutes(), place, source);
                confirmed.add(declaration);
            }
        }
        rows.flush();
        return confirmed;
    }

    /** What an office reported of that day by itself counts already: a person has to tell them apart. */
    private boolean isReported(Declaration declaration) throws SQLException {
        Declared declared = declaration.declared();
        return records.known(declaration.citizenId(), declared.item()).stream()
                .anyMatch(record -> !record.ofCitizen() && record.occurredOn().equals(declared.occurredOn()));
    }

    private void confirm(Declaration declaration, long minutes, int place, Source source) throws SQLException {
        Declared declared = declaration.declared();
        String reason = "%s的志愿服务系统载明您在%s服务了%d分钟（文件批次%d），不少于您所申报的%d分钟"
                .formatted(source.office(), declared.occurredOn(), minutes, source.batch(), declared.quantity());
        declaration.move(DeclarationMove.CONFIRM, DeclarationMove.Actor.OFFICE_FILE);
        Review review = reviews.conclude(declaration.reviewId(), Decision.ACCEPT, ITSELF, reason);
        rows.flush();
        records.add(declaration, source.entry(), place);
        end.decided(declaration);
        audit.record(AuditEntry.of(source.by(), "DECLARATION_CONFIRMED")
                .about(declaration.citizenId())
                .on("declaration/" + declaration.id())
                .with("batch", source.batch()));
        news.decided(declaration, review);
    }
}
