package cn.quancheng.reports;

import cn.quancheng.citizens.AgreementView;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.platform.Refusal;
import cn.quancheng.scores.CurrentScore;
import cn.quancheng.scores.Explained;
import cn.quancheng.scores.OwnScores;
import cn.quancheng.scores.Scores;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;

/** Collects what a report is about, in the transaction that is under way. */
@ApplicationScoped
class ReportMaterial {
    private final Citizens citizens;
    private final Agreements agreements;
    private final OwnScores ownScores;
    private final Scores scores;

    ReportMaterial(Citizens citizens, Agreements agreements, OwnScores ownScores, Scores scores) {
        this.citizens = citizens;
        this.agreements = agreements;
        this.ownScores = ownScores;
        this.scores = scores;
    }

    /** A citizen with agreement and score, as they stand. */
    record Collected(Citizen citizen, AgreementView agreement, Explained explained) {
        @Override
        public String toString() {
            return "what a report is about";
        }
    }

    /**
     * What is known of a citizen.
     *
     * @throws Refusal 409 without an agreement in force, 404 without a score
     */
    Collected of(long citizenId) throws SQLException {
        CurrentScore score = ownScores.required(citizenId);
        return new Collected(
                citizens.find(citizenId).orElseThrow(),
                agreements.newest(citizenId).orElseThrow(),
                scores.explain(citizenId, score));
    }
}
