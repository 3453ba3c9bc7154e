package cn.quancheng.citizens.own;

import cn.quancheng.citizens.AgreementState;
import cn.quancheng.messages.CitizenMessage;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.platform.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** Tells citizens that their agreement ends soon: once for each, whichever replica comes to it. */
@ApplicationScoped
class AgreementReminders {
    private static final int AT_ONCE = 500;

    /** Who agreed anew has a newer agreement, and is not told of the end of an older one. */
    private static final String DUE = """
            WITH due AS (
                INSERT INTO agreement_reminders (agreement_id, at)
                SELECT a.id, ? FROM agreements a
                WHERE a.withdrawn_entry IS NULL AND a.ends_on > ? AND a.ends_on <= ?
                  AND NOT EXISTS (SELECT FROM agreement_reminders r WHERE r.agreement_id = a.id)
                  AND NOT EXISTS (SELECT FROM agreements n WHERE n.citizen_id = a.citizen_id AND n.entry > a.entry)
                ORDER BY a.id LIMIT ?
                ON CONFLICT (agreement_id) DO NOTHING
                RETURNING agreement_id)
            SELECT a.citizen_id, a.ends_on FROM due JOIN agreements a ON a.id = due.agreement_id
            """;

    private final DataSource database;
    private final CitizenMessages messages;
    private final AgreementRefusals refusals;
    private final Clock clock;

    AgreementReminders(DataSource database, CitizenMessages messages, AgreementRefusals refusals, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.refusals = refusals;
        this.clock = clock;
    }

    private record Ending(long citizenId, LocalDate endsOn) {}

    /** Reminds everybody whose turn it is; and forgets who need not be left alone any more. */
    @Scheduled(
            every = "1h",
            delayed = "3m",
            identity = "remind-of-agreements",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remind() throws SQLException {
        refusals.forgetOld();
        int reminded;
        do {
            reminded = QuarkusTransaction.requiringNew().call(this::remindSome);
        } while (reminded > 0);
    }

    private int remindSome() throws SQLException {
        LocalDate today = LocalDate.now(clock);
        try (Connection connection = database.getConnection()) {
            List<Ending> ending = Sql.list(
                    connection,
                    DUE,
                    row -> new Ending(row.getLong(1), row.getObject(2, LocalDate.class)),
                    OffsetDateTime.now(clock),
                    today,
                    today.plusDays(AgreementState.NOTICE_DAYS),
                    AT_ONCE);
            for (Ending one : ending) {
                messages.tell(connection, one.citizenId(), new CitizenMessage.AgreementEnding(one.endsOn()));
            }
            return ending.size();
        }
    }
}
