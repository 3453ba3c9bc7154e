package cn.quancheng.citizens;

import cn.quancheng.journal.Journal;
import cn.quancheng.models.Notice;
import cn.quancheng.models.Notices;
import cn.quancheng.platform.LongWork;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A notice that changes too much to go on as before ends the agreements to earlier ones on the day that it names, unless
 * they are renewed. Each does so once, at the first start that knows it, as a change of the journal like a file's: months
 * that were computed before stay as they are.
 */
@ApplicationScoped
class MaterialNotices {
    private static final Logger LOG = Logger.getLogger(MaterialNotices.class);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Agreements to earlier notices that would go on beyond the day. */
    private static final String EARLIER = """
            FROM agreements a LEFT JOIN notices n ON n.version = a.notice_version
            WHERE a.withdrawn_entry IS NULL AND a.ends_on > '%1$s' AND coalesce(n.first_day < '%2$s', true)
              AND a.entry = (SELECT max(entry) FROM agreements WHERE citizen_id = a.citizen_id)
            """;

    private final AgroalDataSource database;
    private final Notices notices;
    private final Journal journal;
    private final List<StandingsCopy> copies;

    MaterialNotices(AgroalDataSource database, Notices notices, Journal journal, @All List<StandingsCopy> copies) {
        this.database = database;
        this.notices = notices;
        this.journal = journal;
        this.copies = copies;
    }

    void apply(@Observes StartupEvent started) throws SQLException {
        for (Notice notice : notices.all()) {
            if (notice.material()) {
                apply(notice);
            }
        }
    }

    /** Ends the agreements to earlier notices, where that was not done yet. */
    void apply(Notice notice) throws SQLException {
        try (Connection connection = LongWork.connection(database, LONGEST)) {
            if (isApplied(connection, notice)) {
                return;
            }
            connection.setAutoCommit(false);
            long entry = journal.open(connection, "NOTICE");
            try {
                end(connection, notice, entry);
                journal.settle(connection, entry);
                connection.commit();
            } finally {
                connection.rollback();
                journal.release(connection, entry);
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isApplied(Connection connection, Notice notice) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT 1 FROM material_notices WHERE version = ?",
                        row -> row.getInt(1),
                        notice.version())
                .isPresent();
    }

    private void end(Connection connection, Notice notice, long entry) throws SQLException {
        long claimed = Sql.update(
                connection,
                "INSERT INTO material_notices (version, entry) VALUES (?, ?) ON CONFLICT DO NOTHING",
                notice.version(),
                entry);
        if (claimed == 0) {
            return;
        }
        String earlier = EARLIER.formatted(notice.endsEarlierOn(), notice.firstDay());
        // Locked first and looked at again afterwards: who renews or withdraws meanwhile has done so, or waits.
        Sql.update(
                connection,
                "SELECT FROM citizens WHERE id IN (SELECT a.citizen_id " + earlier + ") ORDER BY id FOR NO KEY UPDATE");
        long ended = Sql.update(connection, """
                WITH ended AS (
                    UPDATE agreements SET ends_on = ?::date WHERE id IN (SELECT a.id %s)
                    RETURNING citizen_id, first_day, ends_on)
                INSERT INTO agreement_standings (citizen_id, entry, first_day, ends_on)
                SELECT citizen_id, ?, first_day, ends_on FROM ended
                """.formatted(earlier), notice.endsEarlierOn(), entry);
        for (StandingsCopy copy : copies) {
            copy.take(connection, entry);
        }
        LOG.infof(
                "notice %s ends %d agreements to earlier ones on %s", notice.version(), ended, notice.endsEarlierOn());
    }
}
