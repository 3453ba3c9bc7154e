package cn.quancheng.models.life;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.CoSignRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;

/**
 * What approvers say about exactly what was simulated: yes, or no with a reason. Two people have to say yes who did not write
 * any of it and are not each other's hands; one no is enough against it, until its text is changed or the no is taken back.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class Approvals {
    private final ModelVersionRows rows;
    private final Models models;
    private final Accounts accounts;
    private final AuditBook audit;
    private final Clock clock;

    Approvals(ModelVersionRows rows, Models models, Accounts accounts, AuditBook audit, Clock clock) {
        this.rows = rows;
        this.models = models;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says yes.
     *
     * @param digest of the text that the approver read; none for what was simulated last
     * @throws Refusal 404 where there is no such version; 409 where it is published, says something else than what was
     *     simulated or read, is the approver's own or of somebody whom the approver may not co-sign for, or the approver or
     *     somebody of the same hand said something already, or somebody refused it
     */
    void approve(String version, Optional<String> digest, String by) throws SQLException {
        Drafted drafted = simulated(version, digest);
        refuseOwn(drafted, by);
        for (ModelVote refusal : drafted.refusals()) {
            throw conflict("models.refused", refusal.approver(), Objects.requireNonNull(refusal.reason()));
        }
        for (ModelVote approval : drafted.approvals()) {
            refuseTied(by, approval.approver());
        }
        vote(drafted, by, null);
        audit.record(line(by, "MODEL_APPROVED", drafted.version()));
    }

    /**
     * Says no.
     *
     * @throws Refusal as for a yes, but that others may have refused it already
     */
    void refuse(String version, Optional<String> digest, String reason, String by) throws SQLException {
        Drafted drafted = simulated(version, digest);
        refuseOwn(drafted, by);
        vote(drafted, by, reason);
        audit.record(line(by, "MODEL_REFUSED", drafted.version()).because(reason));
    }

    /**
     * Takes one's yes or no back.
     *
     * @throws Refusal 404 where there is no such version, or one said nothing about what it says now; 409 where it is
     *     published
     */
    void takeBack(String version, String by) throws SQLException {
        Drafted drafted = rows.required(version);
        ModelDesk.refusePublished(drafted.version());
        ModelVote vote = drafted.voteOf(by).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "models.no-vote"));
        rows.remove(vote);
        audit.record(line(by, "MODEL_VOTE_TAKEN_BACK", drafted.version()).with("approved", vote.approves()));
    }

    /** The first month of the version that scores the month that it is now. */
    static Optional<YearMonth> scoring(Models models) {
        return models.current().map(PublishedModel::firstMonth);
    }

    private Drafted simulated(String version, Optional<String> digest) {
        Drafted drafted = rows.required(version);
        ModelVersion draft = drafted.version();
        ModelDesk.refusePublished(draft);
        if (!draft.isSimulated(models.catalogueDigest())) {
            throw conflict("models.not-simulated");
        }
        if (digest.isPresent() && !digest.get().equals(draft.digest())) {
            throw conflict("models.another-text");
        }
        return drafted;
    }

    private void refuseOwn(Drafted drafted, String by) {
        for (String author : drafted.authors()) {
            if (author.equals(by)) {
                throw conflict("models.own-text");
            }
            refuseTied(by, author);
        }
        if (drafted.voteOf(by).isPresent()) {
            throw conflict("models.voted-already");
        }
    }

    private void refuseTied(String by, String other) {
        Optional<CoSignRefusal> refusal = accounts.mayCoSign(by, other);
        if (refusal.isPresent()) {
            throw refusal.get().refusal();
        }
    }

    private void vote(Drafted drafted, String by, @Nullable String refusal) {
        ModelVersion draft = drafted.version();
        rows.add(new ModelVote(draft, Objects.requireNonNull(draft.simulation()), by, refusal, clock.instant()));
        rows.flush();
    }

    private static AuditEntry line(String by, String action, ModelVersion version) {
        return ModelDesk.entry(by, action, version.version())
                .with("digest", version.digest())
                .with("simulation", Objects.requireNonNull(version.simulation()));
    }

    private static Refusal conflict(String words, Object... arguments) {
        return Refusal.of(Refusal.Kind.CONFLICT, words, arguments);
    }
}
