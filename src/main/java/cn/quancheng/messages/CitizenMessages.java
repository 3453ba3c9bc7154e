package cn.quancheng.messages;

import cn.quancheng.platform.Sql;
import cn.quancheng.security.signin.SignIns;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The outbox of what citizens are told: a message stands exactly when what it tells of was committed. */
@ApplicationScoped
public class CitizenMessages {
    private static final String INSERT = "INSERT INTO citizen_messages (citizen_id, sign_in, at, try_at, kind, text)"
            + " SELECT unnest(?::bigint[]), ?, ?, ?, ?, ?";

    /** What is being sent at this moment is passed over: nobody waits for WeChat. */
    private static final String FORGET = """
            DELETE FROM citizen_messages
            WHERE id IN (SELECT id FROM citizen_messages WHERE citizen_id = ? AND kind = ? FOR UPDATE SKIP LOCKED)
            """;

    private final DataSource database;
    private final SignIns signIns;
    private final Clock clock;

    CitizenMessages(DataSource database, SignIns signIns, Clock clock) {
        this.database = database;
        this.signIns = signIns;
        this.clock = clock;
    }

    /** Tells a citizen something, in the transaction that is under way; where there is none, at once. */
    public void tell(long citizen, CitizenMessage message) {
        try (Connection connection = database.getConnection()) {
            tell(connection, citizen, message);
        } catch (SQLException e) {
            throw new IllegalStateException("a citizen could not be told", e);
        }
    }

    /** Tells a citizen something, in the transaction of a connection that its owner commits. */
    public void tell(Connection transaction, long citizen, CitizenMessage message) {
        insert(transaction, new Long[] {citizen}, null, message);
    }

    /**
     * Keeps something for a citizen to read, and has WeChat tell it to a sign-in that may not be theirs any more.
     *
     * @param signIn whom WeChat tells
     */
    public void tell(long citizen, UUID signIn, CitizenMessage message) {
        try (Connection connection = database.getConnection()) {
            insert(connection, new Long[] {citizen}, signIn, message);
        } catch (SQLException e) {
            throw new IllegalStateException("a citizen could not be told", e);
        }
    }

    /**
     * Tells many citizens the same, by one statement, in the transaction of a connection that its owner commits. Only
     * those are told who have a sign-in: of the others nothing is kept that nobody reads.
     *
     * @param citizens each at most once
     */
    public void tellReaders(Connection transaction, Long[] citizens, CitizenMessage message) {
        Long[] readers = citizens.length == 0 ? citizens : signIns.among(citizens);
        if (readers.length > 0) {
            insert(transaction, readers, null, message);
        }
    }

    /** Tells each of many citizens something of their own; again only those who have a sign-in. */
    public void tellReaders(Connection transaction, List<Told> told) {
        Long[] citizens = told.stream().map(Told::citizen).distinct().toArray(Long[]::new);
        Set<Long> readers = citizens.length == 0 ? Set.of() : Set.of(signIns.among(citizens));
        told.stream()
                .filter(one -> readers.contains(one.citizen()))
                .forEach(one -> tell(transaction, one.citizen(), one.message()));
    }

    /**
     * Forgets what a citizen was told or is to be told of a kind, in the transaction that is under way; but for what is
     * on its way to WeChat at this moment, which nobody waits for.
     */
    public void forget(long citizen, MessageKind kind) {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, FORGET, citizen, kind.name());
        } catch (SQLException e) {
            throw new IllegalStateException("messages to a citizen could not be forgotten", e);
        }
    }

    /** Something for one citizen. */
    public record Told(long citizen, CitizenMessage message) {}

    private void insert(Connection transaction, Long[] citizens, @Nullable UUID signIn, CitizenMessage message) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        try {
            Sql.update(
                    transaction,
                    INSERT,
                    transaction.createArrayOf("bigint", citizens),
                    signIn,
                    now,
                    now,
                    message.kind().name(),
                    message.text());
        } catch (SQLException e) {
            throw new IllegalStateException("citizens could not be told", e);
        }
    }
}
