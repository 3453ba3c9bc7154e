package cn.quancheng.security.signatures;

import cn.quancheng.platform.Sha256;
import cn.quancheng.platform.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Takes a signature once, on however many replicas it arrives. A nonce is kept, as a digest, for as long as a signature of
 * its time would be taken, and no longer.
 */
@ApplicationScoped
class Nonces {
    private static final String TAKE = """
            insert into signature_nonces (key_id, nonce, expires_at)
            select k.id, ?, ? from signature_keys k, working_account(k.login) w
            where k.id = ? and (k.ends_at is null or k.ends_at > ?)
            on conflict do nothing
            """;

    private final DataSource database;
    private final Clock clock;

    Nonces(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether it was the first time, and key and account work at this very moment. */
    boolean take(SignatureInput input) {
        // In the second after this one nobody takes it any more.
        Instant expires = Instant.ofEpochSecond(input.created())
                .plus(RequestReader.TOLERANCE)
                .plusSeconds(1);
        try (Connection connection = database.getConnection()) {
            return Sql.update(
                            connection,
                            TAKE,
                            Sha256.of(input.nonce()),
                            OffsetDateTime.ofInstant(expires, ZoneOffset.UTC),
                            input.keyId(),
                            OffsetDateTime.now(clock))
                    == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("a nonce could not be taken", e);
        }
    }

    @Scheduled(every = "1m", delayed = "1m", identity = "forget-nonces")
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "delete from signature_nonces where expires_at < ?", OffsetDateTime.now(clock));
        }
    }
}
