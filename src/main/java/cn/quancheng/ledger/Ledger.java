package cn.quancheng.ledger;

import cn.quancheng.intake.Batch;
import cn.quancheng.intake.Intake;
import cn.quancheng.intake.Sending;
import cn.quancheng.intake.SentFile;
import cn.quancheng.journal.CitizenChanged;
import cn.quancheng.journal.Decisions;
import cn.quancheng.journal.Seen;
import cn.quancheng.models.FactKinds;
import cn.quancheng.models.Models;
import cn.quancheng.platform.CopyReader;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.accounts.DepartmentGrant;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The credit records: taking them in, and giving a citizen's whole dossier. */
@ApplicationScoped
public class Ledger {
    /** In so many parts the histories lie, each citizen in one of them. */
    public static final int PARTITIONS = 32;

    private final AgroalDataSource database;
    private final Intake intake;
    private final RecordFile file;
    private final ClosingFile closings;
    private final IdentityVault vault;
    private final Models models;
    private final FactKinds kinds;
    private final Clock clock;

    @Inject
    Ledger(
            AgroalDataSource database,
            Intake intake,
            RecordFile file,
            ClosingFile closings,
            IdentityVault vault,
            Models models,
            FactKinds kinds,
            Clock clock) {
        this.database = database;
        this.intake = intake;
        this.file = file;
        this.closings = closings;
        this.vault = vault;
        this.models = models;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * Takes in a file of records.
     *
     * @param grant what the account that sends it may report
     * @see Intake#receive
     */
    public Batch load(Sending sending, DepartmentGrant grant, SentFile sent) throws SQLException {
        RecordItems items = new RecordItems(models.catalogue(), kinds::number);
        RecordStager stager = new RecordStager(items, grant, vault.session(), LocalDate.now(clock));
        return intake.receive(file, stager, sending, sent);
    }

    /**
     * Takes in a file of closings: one decision about each citizen in it.
     *
     * @param grant what the account that sends it may report
     * @see Intake#receive
     */
    public Batch close(Sending sending, DepartmentGrant grant, SentFile sent) throws SQLException {
        ClosingStager stager = new ClosingStager(grant, sending.client(), LocalDate.now(clock));
        return intake.receive(closings, stager, sending, sent);
    }

    /** All records of a citizen that a scoring sees; one that it sees revoked or repaired is not there any more. */
    public Dossier dossier(long citizenId, Seen seen) throws SQLException {
        try (Connection connection = database.getConnection()) {
            CitizenRows rows = LedgerRows.read(connection, citizenId).withoutGone(seen);
            byte[] packed = rows.pack();
            return new Dossier(rows.records(seen), read(packed, seen));
        }
    }

    /**
     * The histories of some citizens in the connection's transaction, for {@link PackedHistory}; of whom nothing is
     * known has none.
     */
    public Map<Long, byte[]> histories(Connection connection, Long[] citizens) throws SQLException {
        Map<Long, byte[]> histories = new HashMap<>();
        Sql.list(
                        connection,
                        "SELECT citizen_id, events FROM histories WHERE citizen_id = ANY (?)",
                        row -> Map.entry(row.getLong(1), row.getBytes(2)),
                        connection.createArrayOf("bigint", citizens))
                .forEach(history -> histories.put(history.getKey(), history.getValue()));
        return histories;
    }

    /** How many citizens there are to walk through. */
    public static long size(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT count(*) FROM citizens", row -> row.getLong(1))
                .orElseThrow();
    }

    /**
     * Walks through the histories of a partition by one COPY, in memory that no city's size changes: nothing is made for a
     * citizen.
     *
     * @param connection does nothing else meanwhile
     * @param part from 0 up to {@link #PARTITIONS}, by a hash of the citizen
     * @param seen what of the journal counts
     * @throws UnreadableHistoryException naming the citizen whose history is damaged
     */
    public static void walk(Connection connection, int part, Seen seen, HistorySink sink) throws SQLException {
        PackedHistory history = new PackedHistory(seen);
        try (CopyReader rows = new CopyReader(connection, "SELECT citizen_id, events FROM histories_" + part)) {
            while (rows.next()) {
                long citizen = rows.getLong();
                int length = rows.getBytes();
                try {
                    history.read(rows.bytes(), rows.end() - length, rows.end());
                    sink.take(citizen, history);
                } catch (RuntimeException e) {
                    // Whatever damaged bytes lead to, people need to know whose they are.
                    throw new UnreadableHistoryException(citizen, e);
                }
            }
        }
    }

    /** Brings histories up to what was decided. */
    void citizenChanged(@Observes @Priority(CitizenChanged.KNOWN) CitizenChanged change) {
        Long[] citizens = change.made().stream().map(Decisions.Made::citizenId).toArray(Long[]::new);
        try (Connection connection = database.getConnection()) {
            Histories.rewrite(connection, LedgerRows.read(connection, citizens));
        } catch (SQLException e) {
            throw new IllegalStateException("histories did not take decisions", e);
        }
    }

    private static PackedHistory read(byte[] packed, Seen seen) {
        PackedHistory history = new PackedHistory(seen);
        history.read(packed, 0, packed.length);
        return history;
    }
}
