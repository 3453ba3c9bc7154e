package cn.quancheng.appeals;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.AgreementWithdrawn;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.messages.CitizenMessage;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.platform.Refusal;
import cn.quancheng.scores.Scores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A person's second look at a score. Nobody changes a score by hand: whoever finds something wrong puts it right where it
 * is wrong (closes a record, upholds a dispute), which revises the score by itself, and says in the decision what was done.
 */
@ApplicationScoped
class SecondLooks {
    private final SecondLookRepository looks;
    private final Agreements agreements;
    private final Scores scores;
    private final CitizenMessages messages;
    private final AuditBook audit;
    private final Clock clock;

    SecondLooks(
            SecondLookRepository looks,
            Agreements agreements,
            Scores scores,
            CitizenMessages messages,
            AuditBook audit,
            Clock clock) {
        this.looks = looks;
        this.agreements = agreements;
        this.scores = scores;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for one.
     *
     * @param by how the audit book names the citizen
     * @throws Refusal 409 without an agreement, where there is no score in that month, or where one is open
     */
    @Transactional(rollbackOn = Exception.class)
    SecondLook ask(long citizenId, YearMonth month, String statement, String by) throws SQLException {
        // Whoever asks twice at once, or leaves meanwhile, waits here.
        agreements.lock(citizenId);
        agreements.required(citizenId);
        if (scores.current(citizenId, month).isEmpty()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "appeals.no-score").violation("month", "appeals.no-score");
        }
        if (looks.hasOpen(citizenId)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "appeals.open-already");
        }
        long id = looks.nextNumber();
        SecondLook look = new SecondLook(
                id,
                citizenId,
                month,
                looks.seal(id, statement),
                clock.instant(),
                LocalDate.now(clock).plusDays(SecondLook.DAYS_TO_ANSWER));
        looks.persistAndFlush(look);
        note(look, by, "SECOND_LOOK_ASKED");
        return look;
    }

    /**
     * Takes one back; one that is taken back already stays so.
     *
     * @throws Refusal 404 where the citizen has no such, 409 where it is decided
     */
    @Transactional(rollbackOn = Exception.class)
    void takeBack(long id, long citizenId, String by) {
        SecondLook look =
                looks.locked(id).filter(one -> one.citizenId() == citizenId).orElseThrow(SecondLooks::notFound);
        if (look.state() == ReviewState.WITHDRAWN) {
            return;
        }
        refuseUnlessOpen(look, "appeals.decided-already");
        look.takeBack(clock.instant());
        note(look, by, "SECOND_LOOK_TAKEN_BACK");
    }

    /**
     * Decides one and tells the citizen.
     *
     * @throws Refusal 404 where there is no such, 409 where it is not open any more
     */
    @Transactional(rollbackOn = Exception.class)
    SecondLook decide(long id, Decision decision, String reason, String by) {
        SecondLook look = looks.locked(id).orElseThrow(SecondLooks::notFound);
        refuseUnlessOpen(look, "appeals.not-open");
        look.decide(decision, reason, by, clock.instant());
        audit.record(AuditEntry.of(by, "SECOND_LOOK_" + look.state())
                .about(look.citizenId())
                .on("review/" + id)
                .because(reason));
        messages.tell(
                look.citizenId(),
                new CitizenMessage.SecondLookDecided(look.month(), decision == Decision.ACCEPT, reason));
        return look;
    }

    /** Who leaves has no score any more that somebody could look at. */
    void agreementWithdrawn(@Observes AgreementWithdrawn withdrawal) {
        looks.open(withdrawal.citizenId()).ifPresent(look -> look.takeBack(clock.instant()));
    }

    private void note(SecondLook look, String by, String action) {
        audit.record(AuditEntry.of(by, action).about(look.citizenId()).on("review/" + look.id()));
    }

    private static void refuseUnlessOpen(SecondLook look, String words) {
        if (!look.isOpen()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, words);
        }
    }

    static Refusal notFound() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "appeals.no-review");
    }
}
