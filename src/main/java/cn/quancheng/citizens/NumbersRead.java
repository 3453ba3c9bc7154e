package cn.quancheng.citizens;

import cn.quancheng.platform.LongWork;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Reads the sex out of the identity numbers of citizens who were registered before it was kept, and gives it, with the
 * district that they live in now, to their histories. It takes whomever nobody else has in hand and waits for nobody, so
 * any number of replicas may do it, broken off at any point; where nobody is left it is one look at an empty index.
 */
@ApplicationScoped
class NumbersRead {
    private static final Logger LOG = Logger.getLogger(NumbersRead.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int AT_ONCE = 500;

    private final AgroalDataSource database;
    private final IdentityVault vault;
    private final List<StandingsCopy> copies;

    NumbersRead(AgroalDataSource database, IdentityVault vault, @All List<StandingsCopy> copies) {
        this.database = database;
        this.vault = vault;
        this.copies = copies;
    }

    @Scheduled(
            every = "1m",
            delayed = "5s",
            identity = "read-identity-numbers",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() throws SQLException {
        try (Connection connection = LongWork.connection(database, LONGEST)) {
            connection.setAutoCommit(false);
            try {
                long read = 0;
                for (int some = readSome(connection); some > 0; some = readSome(connection)) {
                    connection.commit();
                    read += some;
                }
                if (read > 0) {
                    LOG.infof("the sex of %d citizens was read from their identity numbers", read);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private int readSome(Connection connection) throws SQLException {
        Long[] citizens = free(connection);
        if (citizens.length > 0) {
            Object ids = connection.createArrayOf("bigint", citizens);
            IdentityVault.Session session = vault.session();
            String[] sexes = Sql.list(
                            connection,
                            "SELECT digest, sealed_id_number FROM citizens WHERE id = ANY (?) ORDER BY id",
                            row -> sex(row, session),
                            ids)
                    .toArray(String[]::new);
            Sql.update(
                    connection,
                    "UPDATE citizens c SET sex = r.sex FROM unnest(?, ?) r (id, sex) WHERE c.id = r.id",
                    ids,
                    connection.createArrayOf("text", sexes));
            // Only the newest standing is of the district that the register knows.
            Sql.update(connection, """
                    UPDATE citizen_standings s SET district = d.number
                    FROM citizens c JOIN districts d ON d.name = c.district
                    WHERE c.id = ANY (?) AND s.citizen_id = c.id AND s.district IS NULL
                      AND s.entry = (SELECT max(n.entry) FROM citizen_standings n WHERE n.citizen_id = c.id)
                    """, ids);
            for (StandingsCopy copy : copies) {
                copy.takeAnew(connection, citizens);
            }
        }
        return citizens.length;
    }

    /** Some whose numbers are not read yet and whom nobody has in hand, locked; in the order of their numbers. */
    private Long[] free(Connection connection) throws SQLException {
        Long[] citizens = Sql.list(
                        connection,
                        "SELECT id FROM citizens WHERE sex IS NULL ORDER BY id LIMIT ? FOR NO KEY UPDATE SKIP LOCKED",
                        row -> row.getLong(1),
                        AT_ONCE)
                .toArray(Long[]::new);
        for (StandingsCopy copy : copies) {
            citizens = copy.lockFree(connection, citizens);
        }
        return citizens;
    }

    private static String sex(ResultSet row, IdentityVault.Session session) throws SQLException {
        return new IdentityNumber(session.open(Sealed.ID_NUMBER, row.getBytes(1), row.getBytes(2)))
                .sex()
                .name();
    }
}
