package cn.quancheng.declarations;

import cn.quancheng.reviews.Decision;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewDesk;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Shows a declaration that is held to be false to whoever decides it as the second of two; a finding becomes a record. */
@ApplicationScoped
class FalsehoodDesk implements ReviewDesk {
    private final DeclarationRepository rows;
    private final DeclarationAnswers answers;
    private final DeclaredRecords records;
    private final DeclarationEnd end;
    private final Reviews reviews;
    private final DeclarationNews news;

    FalsehoodDesk(
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
     * @param reply what the citizen says to it; null where nothing
     */
    @Schema(name = "FalseDeclarationMatter")
    record Matter(
            DeclarationAnswers.Said declaration,
            DeclarationState state,
            List<EvidenceAnswers.Piece> evidence,
            @Nullable String reply) {}

    @Override
    public ReviewKind kind() {
        return ReviewKind.FALSE_DECLARATION;
    }

    @Override
    public Matter matter(Review review) {
        Declaration declaration = of(review);
        return new Matter(
                answers.said(declaration),
                declaration.state(),
                answers.evidence(declaration, review),
                rows.reply(declaration));
    }

    @Override
    public void decided(Review review) throws SQLException {
        Declaration declaration = of(review);
        @Nullable String document = review.isAccepted() ? foundFalse(declaration, review) : null;
        news.falsehoodDecided(declaration, document, review);
    }

    private String foundFalse(Declaration declaration, Review review) throws SQLException {
        String by = Objects.requireNonNull(review.decidedBy());
        if (declaration.state() == DeclarationState.SUBMITTED) {
            reviews.conclude(declaration.reviewId(), Decision.REJECT, by, Objects.requireNonNull(review.reason()));
        }
        declaration.move(DeclarationMove.FIND_FALSE, DeclarationMove.Actor.SECOND_REVIEWER);
        rows.flush();
        end.decided(declaration);
        return records.foundFalse(declaration, review.id(), by);
    }

    private Declaration of(Review review) {
        return rows.findByIdOptional(Long.valueOf(review.subjectId())).orElseThrow();
    }
}
