package cn.quancheng.ledger;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.LongWork;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the packed histories with the ledger, which is the truth, and rebuilds those that differ. */
@ApplicationScoped
public class HistoryCheck {
    private static final Logger LOG = Logger.getLogger(HistoryCheck.class);
    private static final long CITIZENS_AT_ONCE = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final AgroalDataSource database;
    private final AuditBook audit;

    @Inject
    HistoryCheck(AgroalDataSource database, AuditBook audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * What a check found.
     *
     * @param citizens how many were compared
     * @param different how many histories did not say what the ledger says
     * @param rebuilt how many of these were written anew
     */
    public record Finding(long citizens, long different, long rebuilt) {
        Finding plus(Finding other) {
            return new Finding(citizens + other.citizens, different + other.different, rebuilt + other.rebuilt);
        }
    }

    /**
     * Compares every citizen, some thousands at a time, each time in one view of the database.
     *
     * @param rebuild whether to write anew what differs
     * @param by the account that wants it; each history that is written anew stands in the audit book
     */
    public Finding run(boolean rebuild, String by) throws SQLException {
        Finding found = new Finding(0, 0, 0);
        long started = System.nanoTime();
        try (Connection connection = LongWork.connection(database, LONGEST)) {
            connection.setAutoCommit(false);
            long last = lastCitizen(connection);
            connection.rollback();
            for (long first = 0; first <= last; first += CITIZENS_AT_ONCE) {
                found = found.plus(compare(connection, first, first + CITIZENS_AT_ONCE - 1, rebuild, by));
                double seconds = (System.nanoTime() - started) / 1e9;
                LOG.infof(
                        "histories compared: %d citizens, %d different, %.0f/s, %.0f s left",
                        found.citizens(),
                        found.different(),
                        found.citizens() / seconds,
                        Math.max(0, last - first - CITIZENS_AT_ONCE) * seconds / (first + CITIZENS_AT_ONCE));
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return found;
    }

    private Finding compare(Connection connection, long first, long last, boolean rebuild, String by)
            throws SQLException {
        execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        Map<Long, byte[]> histories = histories(connection, first, last);
        long citizens = histories.size();
        Set<Long> different = new TreeSet<>();
        for (CitizenRows rows : LedgerRows.read(connection, first, last)) {
            byte @Nullable [] history = histories.remove(rows.citizenId());
            if (history == null || !Arrays.equals(inOrder(history), rows.pack())) {
                different.add(rows.citizenId());
            }
        }
        different.addAll(histories.keySet());
        connection.rollback();
        long rebuilt = 0;
        for (long citizen : rebuild ? different : Set.<Long>of()) {
            rebuild(connection, citizen);
            audit.record(connection, AuditEntry.of(by, "HISTORY_REBUILT").about(citizen));
            connection.commit();
            rebuilt++;
        }
        return new Finding(citizens, different.size(), rebuilt);
    }

    /**
     * Writes a citizen's history anew from the ledger, in the connection's transaction. Whoever else would change it
     * waits.
     */
    static void rebuild(Connection connection, long citizenId) throws SQLException {
        Sql.update(connection, "SELECT FROM histories WHERE citizen_id = ? FOR UPDATE", citizenId);
        byte[] packed = LedgerRows.read(connection, citizenId).pack();
        Sql.update(
                connection,
                "INSERT INTO histories (citizen_id, events) VALUES (?, ?)"
                        + " ON CONFLICT (citizen_id) DO UPDATE SET events = excluded.events",
                citizenId,
                packed);
    }

    /**
     * The same segments in the order of their entries, which is how the ledger packs them; bytes that are no segments
     * stay as they are.
     */
    static byte[] inOrder(byte[] history) {
        TreeMap<Integer, ByteBuffer> segments = new TreeMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(history);
        for (int at = 0; at < history.length; ) {
            int left = history.length - at - PackedHistory.SEGMENT_HEADER;
            int length = left < 0 ? -1 : bytes.getInt(at + 1 + Integer.BYTES);
            if (length < 0 || length > left) {
                return history;
            }
            segments.put(bytes.getInt(at + 1), bytes.slice(at, PackedHistory.SEGMENT_HEADER + length));
            at += PackedHistory.SEGMENT_HEADER + length;
        }
        ByteBuffer ordered = ByteBuffer.allocate(history.length);
        segments.values().forEach(ordered::put);
        return Arrays.copyOf(ordered.array(), ordered.position());
    }

    private static Map<Long, byte[]> histories(Connection connection, long first, long last) throws SQLException {
        Map<Long, byte[]> histories = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT citizen_id, events FROM histories WHERE citizen_id BETWEEN ? AND ?")) {
            query.setLong(1, first);
            query.setLong(2, last);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    histories.put(rows.getLong(1), rows.getBytes(2));
                }
            }
        }
        return histories;
    }

    private static long lastCitizen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT greatest((SELECT max(id) FROM citizens), (SELECT max(citizen_id) FROM histories), 0)")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
