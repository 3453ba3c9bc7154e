package cn.quancheng.ledger;

import cn.quancheng.citizens.RegisterChanged;
import cn.quancheng.intake.Batch;
import cn.quancheng.intake.Intake;
import cn.quancheng.journal.Journal;
import cn.quancheng.models.FactKinds;
import cn.quancheng.models.Models;
import cn.quancheng.platform.RequestKey;
import cn.quancheng.scoring.Facts;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.accounts.DepartmentGrant;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** The credit records: taking them in, closing them, and giving a citizen's whole dossier. */
@ApplicationScoped
public class Ledger {
    /** How a packed history gets a citizen's standing, from {@code citizen_standings} under an entry. */
    private static final String STANDINGS = """
            SELECT citizen_id, '\\x%02x'::bytea || int4send(born - DATE '1970-01-01') || %s
                   || int4send(coalesce(agreed_on - DATE '1970-01-01', %d)) AS events
            FROM (SELECT s.citizen_id, c.born, s.status, s.opted_out, s.agreed_on
                  FROM citizen_standings s JOIN citizens c ON c.id = s.citizen_id WHERE s.entry = %d) standing
            """;

    private final AgroalDataSource database;
    private final Intake intake;
    private final RecordFile file;
    private final Journal journal;
    private final IdentityVault vault;
    private final Models models;
    private final FactKinds kinds;
    private final Clock clock;

    @Inject
    Ledger(
            AgroalDataSource database,
            Intake intake,
            RecordFile file,
            Journal journal,
            IdentityVault vault,
            Models models,
            FactKinds kinds,
            Clock clock) {
        this.database = database;
        this.intake = intake;
        this.file = file;
        this.journal = journal;
        this.vault = vault;
        this.models = models;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * Takes in a file of records.
     *
     * @param client the account that sends it
     * @param grant what that account may report
     * @param key under which the client may send the same file again
     * @see Intake#receive
     */
    public Batch load(String client, DepartmentGrant grant, InputStream csv, Optional<RequestKey> key)
            throws SQLException {
        RecordItems items = new RecordItems(models.catalogue(), kinds::number);
        RecordStager stager = new RecordStager(items, grant, vault.session(), LocalDate.now(clock));
        return intake.receive(file, stager, client, csv, key);
    }

    /** All records of a citizen that had entered up to a watermark. */
    public Dossier dossier(long citizenId, long watermark) throws SQLException {
        try (Connection connection = database.getConnection()) {
            CitizenRows rows = LedgerRows.read(connection, citizenId);
            PackedHistory history = new PackedHistory(watermark);
            byte[] packed = rows.pack();
            history.read(packed, 0, packed.length);
            return new Dossier(rows.records(watermark), history);
        }
    }

    /**
     * Closes a record from a day on: it was repaired, revoked, performed or delisted.
     *
     * @param reason why, for those who read the ledger
     * @return whether there is such a record
     */
    public boolean close(String department, String recordNo, LocalDate on, String reason) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean closed = close(connection, department, recordNo, on, reason);
                connection.commit();
                return closed;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Writes a change of the register into the histories, in its own transaction. */
    void registerChanged(@Observes RegisterChanged change) {
        try {
            Histories.append(
                    change.connection(),
                    change.entry(),
                    STANDINGS.formatted(PackedHistory.STANDING, Standing.sql(), Facts.NEVER, change.entry()));
        } catch (SQLException e) {
            throw new IllegalStateException("the histories did not take a change of the register", e);
        }
    }

    private boolean close(Connection connection, String department, String recordNo, LocalDate on, String reason)
            throws SQLException {
        String mark = """
                INSERT INTO record_marks (record_id, citizen_id, entry, kind, on_day, reason)
                SELECT r.id, r.citizen_id, ?, 'CLOSED', ?, ?
                FROM records r JOIN departments d ON d.id = r.department_id
                WHERE r.record_no = ? AND d.name = ?
                RETURNING citizen_id
                """;
        long entry = journal.enter(connection, "CLOSING");
        try (PreparedStatement statement = connection.prepareStatement(mark)) {
            statement.setLong(1, entry);
            statement.setObject(2, on);
            statement.setString(3, reason);
            statement.setString(4, recordNo);
            statement.setString(5, department);
            try (ResultSet closed = statement.executeQuery()) {
                if (!closed.next()) {
                    return false;
                }
                HistoryCheck.rebuild(connection, closed.getLong(1));
                return true;
            }
        }
    }
}
