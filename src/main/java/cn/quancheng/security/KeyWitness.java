package cn.quancheng.security;

import cn.quancheng.platform.StartRefusal;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stops a start with other keys than those that the data was kept with: a replica with another digest key would find
 * nobody, and register every citizen a second time. Each identity key leaves its witness before anything is sealed with
 * it, and the witness goes when everything was sealed anew; so the witnesses tell which keys occur in the data.
 */
@ApplicationScoped
class KeyWitness {
    private static final String WORD = "泉诚";
    private static final String DIGEST = "digest";
    private static final String IDENTITY = "identity-";

    /** What the first layout of seals left: the word, sealed. */
    private static final String FIRST_LAYOUT = "identity";

    private final DataSource database;
    private final IdentityVault vault;

    KeyWitness(DataSource database, IdentityVault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** @throws StartRefusal when the configured keys are not those of the data */
    @Startup
    void compare() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<String, byte[]> witnesses = witnesses(connection);
            byte[] digest = vault.digest("witness", WORD);
            if (!Arrays.equals(digest, witnesses.getOrDefault(DIGEST, digest))) {
                throw new StartRefusal("digest-key-wrong");
            }
            byte[] first = witnesses.get(FIRST_LAYOUT);
            if (first != null) {
                compareFirstLayout(first);
                keep(connection, IDENTITY + (first[0] & 0xFF), vault.keys().witness(first[0] & 0xFF));
                forget(connection, FIRST_LAYOUT);
            }
            keep(connection, DIGEST, digest);
            keep(connection, IDENTITY + vault.keyInUse(), vault.keys().witness(vault.keyInUse()));
            compareAll(witnesses(connection));
        }
    }

    /** Another replica may have kept its own meanwhile: what is there now is what counts. */
    private void compareAll(Map<String, byte[]> witnesses) {
        if (!Arrays.equals(vault.digest("witness", WORD), witnesses.get(DIGEST))) {
            throw new StartRefusal("digest-key-wrong");
        }
        witnesses.forEach((name, witness) -> {
            if (name.startsWith(IDENTITY)) {
                int number = Integer.parseInt(name.substring(IDENTITY.length()));
                requireKey(number);
                if (!Arrays.equals(vault.keys().witness(number), witness)) {
                    throw new StartRefusal("identity-key-wrong", number);
                }
            }
        });
    }

    private void compareFirstLayout(byte[] witness) {
        int number = witness[0] & 0xFF;
        requireKey(number);
        try {
            new Seal(vault.keys()).open(new byte[0], witness);
        } catch (IllegalArgumentException e) {
            throw new StartRefusal(e, "identity-key-wrong", number);
        }
    }

    private void requireKey(int number) {
        if (!vault.keys().numbers().contains(number)) {
            throw new StartRefusal("identity-key-missing", number);
        }
    }

    private static Map<String, byte[]> witnesses(Connection connection) throws SQLException {
        Map<String, byte[]> witnesses = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("select name, witness from key_witnesses");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                witnesses.put(row.getString(1), row.getBytes(2));
            }
        }
        return witnesses;
    }

    private static void keep(Connection connection, String name, byte[] witness) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into key_witnesses (name, witness) values (?, ?) on conflict (name) do nothing")) {
            insert.setString(1, name);
            insert.setBytes(2, witness);
            insert.executeUpdate();
        }
    }

    private static void forget(Connection connection, String name) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from key_witnesses where name = ?")) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
    }
}
