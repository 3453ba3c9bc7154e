package cn.quancheng.appeals;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Messages;
import cn.quancheng.scores.CurrentScore;
import cn.quancheng.scores.ScoreAnswer;
import cn.quancheng.scores.Scores;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.util.Optional;

/** Shows a review to whoever has to decide it, and writes that down for the citizen. */
@ApplicationScoped
class OpenedReviews {
    private final SecondLookRepository looks;
    private final Citizens citizens;
    private final Scores scores;
    private final Models models;
    private final AuditBook audit;
    private final Messages messages;

    OpenedReviews(
            SecondLookRepository looks,
            Citizens citizens,
            Scores scores,
            Models models,
            AuditBook audit,
            Messages messages) {
        this.looks = looks;
        this.citizens = citizens;
        this.scores = scores;
        this.models = models;
        this.audit = audit;
        this.messages = messages;
    }

    /**
     * A review with what there is to look at. One that is not open any more shows the score no longer: nobody has a case.
     *
     * @param by who looks
     * @throws cn.quancheng.platform.Refusal 404 where there is no such
     */
    OpenedReview open(long id, String by) throws SQLException {
        SecondLook look = looks.findByIdOptional(id).orElseThrow(SecondLooks::notFound);
        Citizen citizen = citizens.find(look.citizenId()).orElseThrow();
        audit.record(AuditEntry.of(by, "SECOND_LOOK_OPENED").about(citizen.id()).on("review/" + id));
        Optional<CurrentScore> score = look.isOpen() ? scores.current(citizen.id(), look.month()) : Optional.empty();
        return new OpenedReview(
                id,
                ReviewKind.SECOND_LOOK,
                look.state(),
                look.dueOn(),
                citizen.idNumber().masked(),
                citizen.name(),
                look.month(),
                looks.statement(look),
                score.isEmpty() ? null : answer(citizen, score.get()));
    }

    private ScoreAnswer answer(Citizen citizen, CurrentScore score) throws SQLException {
        return ScoreAnswer.of(scores.explain(citizen.id(), score), models.kinds(), messages::text);
    }
}
