package cn.quancheng.declarations;

import cn.quancheng.ledger.KnownRecord;
import cn.quancheng.platform.Refusal;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewDesk;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/** Shows a declaration to whoever has to find out whether it is true; an accepted one becomes a record. */
@ApplicationScoped
class DeclarationDesk implements ReviewDesk {
    private final DeclarationRepository rows;
    private final DeclarationAnswers answers;
    private final DeclaredRecords records;
    private final DeclarationEnd end;
    private final Reviews reviews;
    private final DeclarationNews news;

    DeclarationDesk(
            DeclarationRepository rows,
            DeclarationAnswers answers,
            DeclaredRecords records,
            DeclarationEnd end,
            Reviews reviews,
            DeclarationNews news) {
        this.rows = rows;
        this.answers = answers;
        this.records = records;
        this.end = end;
        this.reviews = reviews;
        this.news = news;
    }

    /**
     * What there is to look at.
     *
     * @param evidence what the citizen shows for it; empty once it is decided
     * @param known the citizen's records of the same item that are in use: what is declared may be among them; empty once
     *     it is decided
     */
    @Schema(name = "DeclarationMatter")
    record Matter(DeclarationAnswers.Said declaration, List<EvidenceAnswers.Piece> evidence, List<Known> known) {}

    /** A record that is there already. */
    @Schema(name = "KnownRecord")
    record Known(
            String department,
            String recordNo,
            String occurredOn,
            long quantity,
            @Nullable String documentNumber) {
        static Known of(KnownRecord record) {
            return new Known(
                    record.key().department(),
                    record.key().recordNo(),
                    record.occurredOn().toString(),
                    record.quantity(),
                    record.documentNo());
        }
    }

    @Override
    public ReviewKind kind() {
        return ReviewKind.DECLARATION;
    }

    @Override
    public Matter matter(Review review) throws SQLException {
        Declaration declaration = of(review);
        List<KnownRecord> known = review.isOpen()
                ? records.known(declaration.citizenId(), declaration.declared().item())
                : List.of();
        return new Matter(
                answers.said(declaration),
                answers.evidence(declaration, review),
                known.stream().map(Known::of).toList());
    }

    @Override
    public void decided(Review review) throws SQLException {
        Declaration declaration = of(review);
        if (review.isAccepted()) {
            accept(declaration);
        } else {
            declaration.move(DeclarationMove.REJECT, DeclarationMove.Actor.REVIEWER);
        }
        end.decided(declaration);
        news.decided(declaration, review);
    }

    private void accept(Declaration declaration) throws SQLException {
        @Nullable Long falsehood = declaration.falsehoodId();
        if (falsehood != null && reviews.find(falsehood).filter(Review::isOpen).isPresent()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "declarations.falsehood-first");
        }
        records.refuseReported(declaration.citizenId(), declaration.declared());
        declaration.move(DeclarationMove.ACCEPT, DeclarationMove.Actor.REVIEWER);
        rows.flush();
        records.accepted(declaration);
    }

    private Declaration of(Review review) {
        return rows.findByIdOptional(Long.valueOf(review.subjectId())).orElseThrow();
    }
}
