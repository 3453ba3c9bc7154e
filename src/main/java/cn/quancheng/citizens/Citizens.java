package cn.quancheng.citizens;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.intake.Batch;
import cn.quancheng.intake.Intake;
import cn.quancheng.journal.Journal;
import cn.quancheng.platform.RequestKey;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** The population register. */
@ApplicationScoped
public class Citizens {
    private static final String WITHDRAWAL = """
            WITH withdrawn AS (
                UPDATE citizens SET opted_out = true, agreed_on = NULL, agreement_no = NULL, changed_entry = ?
                WHERE id = ? RETURNING id, status)
            INSERT INTO citizen_standings (citizen_id, entry, status, opted_out, agreed_on)
            SELECT id, ?, status, true, NULL FROM withdrawn
            """;

    private final AgroalDataSource database;
    private final Intake intake;
    private final IdentityVault vault;
    private final Clock clock;
    private final Journal journal;
    private final AuditBook audit;
    private final Event<RegisterChanged> changed;
    private final Event<AgreementWithdrawn> withdrawn;

    @Inject
    Citizens(
            AgroalDataSource database,
            Intake intake,
            IdentityVault vault,
            Clock clock,
            Journal journal,
            AuditBook audit,
            Event<RegisterChanged> changed,
            Event<AgreementWithdrawn> withdrawn) {
        this.database = database;
        this.intake = intake;
        this.vault = vault;
        this.clock = clock;
        this.journal = journal;
        this.audit = audit;
        this.changed = changed;
        this.withdrawn = withdrawn;
    }

    /**
     * Takes in a file of the register, CSV with {@code id_number,name,district} and, where it likes, {@code status}. A
     * citizen who is known already is brought up to date.
     *
     * @param client the account that sends it
     * @param key under which the client may send the same file again
     * @see Intake#receive
     */
    public Optional<Batch> load(String client, InputStream csv, Optional<RequestKey> key) throws SQLException {
        return intake.receive(new RegisterFile(vault, LocalDate.now(clock), changed::fire), client, csv, key);
    }

    /** Whether nobody was ever registered. */
    public boolean isEmpty() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT NOT EXISTS (SELECT FROM citizens)");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * Takes a citizen's agreement back, at once and for every month: nobody scores this citizen any more, and the
     * scores that there are go. Loading the register again does not undo it.
     *
     * @param by the account that does it for the citizen
     * @param caseNumber the citizen's request
     */
    public void withdraw(long citizenId, String by, String caseNumber) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                long entry = journal.enter(connection, "WITHDRAWAL");
                try (PreparedStatement withdrawal = connection.prepareStatement(WITHDRAWAL)) {
                    withdrawal.setLong(1, entry);
                    withdrawal.setLong(2, citizenId);
                    withdrawal.setLong(3, entry);
                    withdrawal.executeUpdate();
                }
                changed.fire(new RegisterChanged(connection, entry));
                withdrawn.fire(new AgreementWithdrawn(connection, citizenId));
                audit.record(
                        connection,
                        AuditEntry.of(by, "AGREEMENT_WITHDRAWN")
                                .about(citizenId)
                                .because(caseNumber));
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Finds a citizen by identity number. */
    public Optional<Citizen> find(IdentityNumber number) throws SQLException {
        IdentityVault.Session session = vault.session();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT id, sealed_name, born, district, status, opted_out, agreed_on FROM citizens WHERE digest = ?")) {
            byte[] digest = session.digest(number);
            query.setBytes(1, digest);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Citizen(
                                row.getLong(1),
                                number,
                                session.open(Sealed.NAME, digest, row.getBytes(2)),
                                row.getObject(3, LocalDate.class),
                                row.getString(4),
                                CitizenStatus.valueOf(row.getString(5)),
                                row.getBoolean(6),
                                Optional.ofNullable(row.getObject(7, LocalDate.class))))
                        : Optional.empty();
            }
        }
    }
}
