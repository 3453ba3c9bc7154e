package cn.quancheng.scores.outlook;

import cn.quancheng.citizens.AgreementView;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.journal.Seen;
import cn.quancheng.ledger.Dossier;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Messages;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.scores.Explained;
import cn.quancheng.scores.OwnScores;
import cn.quancheng.scores.Scores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What lies ahead of a citizen's score. Whatever it says of a month is what the kernel gives at that month's cutoff for
 * the facts that are known today: what the month's run would give if nothing else came to be known.
 */
@ApplicationScoped
class Outlook {
    /** All that is known: what a month to come sees, if nothing else comes to be known. */
    private static final Seen EVERYTHING = Seen.upTo(Long.MAX_VALUE);

    private final OwnScores own;
    private final Scores scores;
    private final Ledger ledger;
    private final Models models;
    private final Agreements agreements;
    private final Scenarios scenarios;
    private final AdviceSettings settings;
    private final Messages messages;
    private final Clock clock;

    @Inject
    Outlook(
            OwnScores own,
            Scores scores,
            Ledger ledger,
            Models models,
            Agreements agreements,
            Scenarios scenarios,
            AdviceSettings settings,
            Messages messages,
            Clock clock) {
        this.own = own;
        this.scores = scores;
        this.ledger = ledger;
        this.models = models;
        this.agreements = agreements;
        this.scenarios = scenarios;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /** A citizen's published score, explained. */
    private record Now(YearMonth month, Told told, long lastEntry) {}

    /** What changes by itself. */
    List<CalendarMonth> calendar(long citizenId) throws SQLException {
        Now now = now(citizenId);
        Optional<LocalDate> end = agreements.newest(citizenId).map(AgreementView::endsOn);
        return new Calendar(prospect(citizenId, now, EVERYTHING), messages::text).after(now.month(), now.told(), end);
    }

    /**
     * What if.
     *
     * @throws cn.quancheng.platform.Refusal 400 where the request makes no sense
     */
    Simulation simulate(long citizenId, SimulationRequest request) throws SQLException {
        Now now = now(citizenId);
        YearMonth month = request.monthAfter(now.month());
        // The published month sees what its run saw, and every decision; what was reported since waits for the next
        // one.
        Seen seen = month.equals(now.month()) ? new Seen(now.lastEntry(), Long.MAX_VALUE) : EVERYTHING;
        Prospect asIs = prospect(citizenId, now, seen);
        Prospect as = request.of(asIs, models.catalogue());
        Told before = asIs.at(month);
        Told after = as.at(month);
        return Simulation.of(
                month.toString(),
                after,
                before,
                Changes.between(before, after, models.kinds(), messages::text),
                scenarios.published());
    }

    /** The way to the next tier. */
    Advice advice(long citizenId) throws SQLException {
        Now now = now(citizenId);
        return new Advisor(prospect(citizenId, now, EVERYTHING), settings, messages::text, LocalDate.now(clock))
                .from(now.month(), now.told());
    }

    private Now now(long citizenId) throws SQLException {
        Explained explained = scores.explain(citizenId, own.required(citizenId));
        return new Now(
                explained.score().run().month(),
                new Told(explained.edition(), explained.sheet(), explained.records()),
                explained.score().run().lastEntry());
    }

    private Prospect prospect(long citizenId, Now now, Seen seen) throws SQLException {
        Dossier dossier = ledger.dossier(citizenId, seen);
        return new Prospect(
                dossier.history().facts(),
                dossier.records(),
                models.kinds(),
                new PublishedRules(models, now.month(), now.told().edition()));
    }
}
