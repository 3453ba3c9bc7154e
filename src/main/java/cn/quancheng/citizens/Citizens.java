package cn.quancheng.citizens;

import cn.quancheng.intake.Batch;
import cn.quancheng.intake.Intake;
import cn.quancheng.platform.RequestKey;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** The population register. */
@ApplicationScoped
public class Citizens {
    private static final String FIND =
            "SELECT id, digest, sealed_id_number, sealed_name, born, district, status FROM citizens WHERE ";

    private final AgroalDataSource database;
    private final Intake intake;
    private final IdentityVault vault;
    private final RegisterFile file;

    @Inject
    Citizens(AgroalDataSource database, Intake intake, IdentityVault vault, RegisterFile file) {
        this.database = database;
        this.intake = intake;
        this.vault = vault;
        this.file = file;
    }

    /**
     * Takes in a file of the register, CSV with {@code id_number,name,district} and, where it likes, {@code status}. A
     * citizen who is known already is brought up to date.
     *
     * @param client the account that sends it
     * @param key under which the client may send the same file again
     * @see Intake#receive
     */
    public Batch load(String client, InputStream csv, Optional<RequestKey> key) throws SQLException {
        return intake.receive(file, file.stager(), client, csv, key);
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

    /** Finds a citizen by identity number. */
    public Optional<Citizen> find(IdentityNumber number) throws SQLException {
        IdentityVault.Session session = vault.session();
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, FIND + "digest = ?", row -> citizen(row, session), session.digest(number));
        }
    }

    /** Finds a citizen by the number that the rooms know them by. */
    public Optional<Citizen> find(long id) throws SQLException {
        IdentityVault.Session session = vault.session();
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, FIND + "id = ?", row -> citizen(row, session), id);
        }
    }

    private static Citizen citizen(ResultSet row, IdentityVault.Session session) throws SQLException {
        byte[] digest = row.getBytes("digest");
        return new Citizen(
                row.getLong("id"),
                new IdentityNumber(session.open(Sealed.ID_NUMBER, digest, row.getBytes("sealed_id_number"))),
                session.open(Sealed.NAME, digest, row.getBytes("sealed_name")),
                row.getObject("born", LocalDate.class),
                row.getString("district"),
                CitizenStatus.valueOf(row.getString("status")));
    }
}
