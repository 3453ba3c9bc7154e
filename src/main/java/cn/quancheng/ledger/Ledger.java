package cn.quancheng.ledger;

import cn.quancheng.intake.Batch;
import cn.quancheng.intake.Intake;
import cn.quancheng.journal.CitizenChanged;
import cn.quancheng.journal.Seen;
import cn.quancheng.models.FactKinds;
import cn.quancheng.models.Models;
import cn.quancheng.platform.RequestKey;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.accounts.DepartmentGrant;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** The credit records: taking them in, and giving a citizen's whole dossier. */
@ApplicationScoped
public class Ledger {
    private final AgroalDataSource database;
    private final Intake intake;
    private final IdentityVault vault;
    private final Models models;
    private final FactKinds kinds;
    private final Clock clock;

    @Inject
    Ledger(AgroalDataSource database, Intake intake, IdentityVault vault, Models models, FactKinds kinds, Clock clock) {
        this.database = database;
        this.intake = intake;
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
    public Optional<Batch> load(String client, DepartmentGrant grant, InputStream csv, Optional<RequestKey> key)
            throws SQLException {
        RecordItems items = new RecordItems(models.catalogue(), kinds::number);
        RecordFile file = new RecordFile(() -> new RecordStager(items, grant, vault.session(), LocalDate.now(clock)));
        return intake.receive(file, client, csv, key);
    }

    /** All records of a citizen that a scoring sees. */
    public Dossier dossier(long citizenId, Seen seen) throws SQLException {
        try (Connection connection = database.getConnection()) {
            CitizenRows rows = LedgerRows.read(connection, citizenId);
            byte[] packed = rows.pack();
            return new Dossier(rows.records(seen), read(packed, seen));
        }
    }

    /** A citizen's history as a scoring sees it, in the connection's transaction; empty where nothing is known. */
    public Optional<PackedHistory> history(Connection connection, long citizenId, Seen seen) throws SQLException {
        return Sql.first(
                connection,
                "SELECT events FROM histories WHERE citizen_id = ?",
                row -> read(row.getBytes(1), seen),
                citizenId);
    }

    /** Brings a citizen's history up to what was decided. */
    void citizenChanged(@Observes @Priority(CitizenChanged.KNOWN) CitizenChanged change) {
        try (Connection connection = database.getConnection()) {
            HistoryCheck.rebuild(connection, change.citizenId());
        } catch (SQLException e) {
            throw new IllegalStateException("the history of citizen " + change.citizenId() + " was not written", e);
        }
    }

    private static PackedHistory read(byte[] packed, Seen seen) {
        PackedHistory history = new PackedHistory(seen);
        history.read(packed, 0, packed.length);
        return history;
    }
}
