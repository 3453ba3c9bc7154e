package cn.quancheng.appeals;

import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.messages.ReviewMessage;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Messages;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewDesk;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.scores.CurrentScore;
import cn.quancheng.scores.ScoreAnswer;
import cn.quancheng.scores.Scores;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;

/** Shows a second look to whoever has to decide it, and tells the citizen what came of it. */
@ApplicationScoped
class SecondLookDesk implements ReviewDesk {
    private final SecondLookRepository looks;
    private final Citizens citizens;
    private final Scores scores;
    private final Models models;
    private final CitizenMessages told;
    private final Messages messages;

    SecondLookDesk(
            SecondLookRepository looks,
            Citizens citizens,
            Scores scores,
            Models models,
            CitizenMessages told,
            Messages messages) {
        this.looks = looks;
        this.citizens = citizens;
        this.scores = scores;
        this.models = models;
        this.told = told;
        this.messages = messages;
    }

    /**
     * What there is to look at.
     *
     * @param statement what the citizen thinks is wrong
     * @param score as it stands now, with its why; null where there is none any more
     */
    @Schema(name = "SecondLookMatter")
    record Matter(
            YearMonth month, String statement, @Nullable ScoreAnswer score) {}

    @Override
    public ReviewKind kind() {
        return ReviewKind.SECOND_LOOK;
    }

    @Override
    public Matter matter(Review review) throws SQLException {
        SecondLook look = looks.findById(review.id());
        Optional<CurrentScore> score =
                review.isOpen() ? scores.current(look.citizenId(), look.month()) : Optional.empty();
        return new Matter(
                look.month(), looks.statement(look), score.isEmpty() ? null : answer(look.citizenId(), score.get()));
    }

    private ScoreAnswer answer(long citizenId, CurrentScore score) throws SQLException {
        Citizen citizen = citizens.find(citizenId).orElseThrow();
        return ScoreAnswer.of(scores.explain(citizen.id(), score), models.kinds(), messages::text);
    }

    /** Nobody changes a score by hand: what was wrong has been put right where it was wrong. */
    @Override
    public void decided(Review review) {
        told.tell(
                review.citizenId(),
                new ReviewMessage.SecondLookDecided(
                        looks.findById(review.id()).month(), review.isAccepted(), String.valueOf(review.reason())));
    }
}
