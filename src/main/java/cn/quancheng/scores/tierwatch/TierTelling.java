package cn.quancheng.scores.tierwatch;

import cn.quancheng.journal.Decisions;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.models.Models;
import cn.quancheng.scores.Publication;
import cn.quancheng.scores.Scores;
import cn.quancheng.security.signin.SignIns;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells those whose tier is about to change. Citizens who can read it are gone through by their numbers, a batch in each
 * transaction, which also writes down how far it came: whoever tells next goes on from there.
 */
@ApplicationScoped
class TierTelling {
    private static final Logger LOG = Logger.getLogger(TierTelling.class);

    private final AgroalDataSource database;
    private final Scores scores;
    private final Ledger ledger;
    private final Models models;
    private final SignIns signIns;
    private final Decisions decisions;
    private final CitizenMessages messages;
    private final Clock clock;

    TierTelling(
            AgroalDataSource database,
            Scores scores,
            Ledger ledger,
            Models models,
            SignIns signIns,
            Decisions decisions,
            CitizenMessages messages,
            Clock clock) {
        this.database = database;
        this.scores = scores;
        this.ledger = ledger;
        this.models = models;
        this.signIns = signIns;
        this.decisions = decisions;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Tells the next ones, in a transaction of its own.
     *
     * @param atMost looks at so many citizens
     * @return whether others may be left that nobody has in hand
     */
    boolean tellSome(int atMost) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Publication> newest = scores.latest().filter(this::isOfToday);
            return newest.isPresent() && tellSome(newest.get(), atMost);
        });
    }

    /** Of a month that is over by now, the next one is no longer ahead. */
    private boolean isOfToday(Publication published) {
        return !published.month().isBefore(YearMonth.now(clock));
    }

    private boolean tellSome(Publication published, int atMost) throws SQLException {
        try (Connection connection = database.getConnection()) {
            TierNotices notices = new TierNotices(connection, published.month());
            Optional<Long> upTo = notices.take(OffsetDateTime.now(clock));
            if (upTo.isEmpty()) {
                return false;
            }
            List<Long> readers = signIns.citizensAfter(upTo.get(), atMost);
            tell(connection, TierForecast.after(published, models), readers);
            boolean more = readers.size() == atMost;
            if (more) {
                notices.reached(readers.get(readers.size() - 1));
            } else {
                notices.done(OffsetDateTime.now(clock));
            }
            return more;
        }
    }

    private void tell(Connection connection, TierForecast forecast, List<Long> readers) throws SQLException {
        List<CitizenMessages.Told> maybe = changing(connection, forecast, readers.toArray(Long[]::new));
        Long[] citizens = maybe.stream().map(CitizenMessages.Told::citizen).toArray(Long[]::new);
        // Whoever withdraws does so before this, and is not told, or after it is committed.
        decisions.lock(connection, citizens);
        messages.tellReaders(connection, changing(connection, forecast, citizens));
    }

    private List<CitizenMessages.Told> changing(Connection connection, TierForecast forecast, Long[] citizens)
            throws SQLException {
        List<CitizenMessages.Told> changing = new ArrayList<>();
        for (Map.Entry<Long, byte[]> history :
                ledger.histories(connection, citizens).entrySet()) {
            try {
                forecast.of(history.getValue())
                        .ifPresent(message -> changing.add(new CitizenMessages.Told(history.getKey(), message)));
            } catch (RuntimeException e) {
                // One whose history is damaged must not keep all others from hearing; the next run names it and stops.
                LOG.errorf(e, "the history of citizen %d is damaged: not told of a tier", history.getKey());
            }
        }
        return changing;
    }
}
