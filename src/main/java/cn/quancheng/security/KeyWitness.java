package cn.quancheng.security;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Stops a start with other keys than those that the data was kept with: a replica with another digest key would find
 * nobody, and register every citizen a second time.
 */
@ApplicationScoped
class KeyWitness {
    private static final String WORD = "泉诚";

    private final DataSource database;
    private final IdentityVault vault;

    KeyWitness(DataSource database, IdentityVault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** @throws IllegalStateException when the configured keys are not those of the data */
    @Startup
    void compare() throws SQLException {
        try (Connection connection = database.getConnection()) {
            byte[] digest = vault.digest("witness", WORD);
            if (!Arrays.equals(digest, witness(connection, "digest", digest))) {
                throw new IllegalStateException("QUANCHENG_DIGEST_KEY is not the key of this database's data");
            }
            IdentityVault.Session session = vault.session();
            byte[] sealed = witness(connection, "identity", session.seal(WORD));
            try {
                session.open(sealed);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("QUANCHENG_IDENTITY_KEY lacks the key of this database's data", e);
            }
        }
    }

    /** The witness that was there first: this one, or one of an earlier start. */
    private static byte[] witness(Connection connection, String name, byte[] mine) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into key_witnesses (name, witness) values (?, ?) on conflict (name) do nothing");
                PreparedStatement select =
                        connection.prepareStatement("select witness from key_witnesses where name = ?")) {
            insert.setString(1, name);
            insert.setBytes(2, mine);
            insert.executeUpdate();
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }
}
