package cn.quancheng.citizens;

import cn.quancheng.intake.Batch;
import cn.quancheng.intake.Intake;
import cn.quancheng.intake.Sending;
import cn.quancheng.intake.SentFile;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityFault;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
    private final Clock clock;

    @Inject
    Citizens(AgroalDataSource database, Intake intake, IdentityVault vault, RegisterFile file, Clock clock) {
        this.database = database;
        this.intake = intake;
        this.vault = vault;
        this.file = file;
        this.clock = clock;
    }

    /**
     * Takes in a file of the register, lines with {@code id_number,name,district} and, where it likes, {@code status}. A
     * citizen who is known already is brought up to date.
     *
     * @see Intake#receive
     */
    public Batch load(Sending sending, SentFile sent) throws SQLException {
        return intake.receive(file, file.stager(), sending, sent);
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
     * Reads an identity number that somebody typed into the field {@code idNumber}.
     *
     * @throws Refusal 400 saying what is wrong with it
     */
    public IdentityNumber number(String typed) {
        LocalDate today = LocalDate.now(clock);
        Optional<IdentityFault> fault = IdentityNumber.fault(typed, today);
        if (fault.isPresent()) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "citizens.id-number")
                    .violation("idNumber", "citizens.id-number-" + fault.get().name());
        }
        return IdentityNumber.parse(typed, today);
    }

    /**
     * The citizen whose identity number somebody typed.
     *
     * @throws Refusal 400 saying what is wrong with it, 404 where the register knows nobody by it
     */
    public Citizen typed(String idNumber) throws SQLException {
        return find(number(idNumber)).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "citizens.no-citizen"));
    }

    /**
     * The living citizen to whom a number and a name belong, by one statement whose way and time are the same whether it
     * is the number or the name that is wrong.
     */
    public Optional<Long> matching(IdentityNumber number, String name) throws SQLException {
        IdentityVault.Session session = vault.session();
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                    connection,
                    "SELECT id FROM citizens WHERE digest = ? AND name_digest = ? AND status <> 'DECEASED'",
                    row -> row.getLong(1),
                    session.digest(number),
                    session.digest(PersonName.spelling(name)));
        }
    }

    /** Finds a citizen by identity number. */
    public Optional<Citizen> find(IdentityNumber number) throws SQLException {
        IdentityVault.Session session = vault.session();
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, FIND + "digest = ?", row -> citizen(row, session), session.digest(number));
        }
    }

    /** Finds many at once: by their identity numbers, what the rooms know them by; whom the register does not know is left out. */
    public Map<IdentityNumber, Long> ids(Collection<IdentityNumber> numbers) throws SQLException {
        IdentityVault.Session session = vault.session();
        Map<ByteBuffer, IdentityNumber> asked = new HashMap<>();
        numbers.forEach(number -> asked.put(ByteBuffer.wrap(session.digest(number)), number));
        Map<IdentityNumber, Long> found = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            Object digests = connection.createArrayOf(
                    "bytea", asked.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new));
            Sql.list(
                    connection,
                    "SELECT digest, id FROM citizens WHERE digest = ANY (?)",
                    row -> found.put(
                            Objects.requireNonNull(asked.get(ByteBuffer.wrap(row.getBytes(1)))), row.getLong(2)),
                    digests);
        }
        return found;
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
