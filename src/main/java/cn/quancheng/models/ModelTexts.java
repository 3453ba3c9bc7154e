package cn.quancheng.models;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table of texts by their digest. Whoever changed a text behind the service's back is found out. */
record ModelTexts(DataSource database) {
    private static final String KEEP = """
            insert into model_texts (digest, name, yaml) values (?, ?, ?)
            on conflict (digest) do nothing
            """;

    /**
     * The text of this digest, or none.
     *
     * @throws IllegalStateException where the text is another one by now, or the database cannot be read
     */
    Optional<YamlFile> find(String digest) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select name, yaml from model_texts where digest = ?")) {
            query.setString(1, digest);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(checked(row.getString("name"), row.getString("yaml"), digest))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a model's text", e);
        }
    }

    /** Keeps a file for good, in the connection's transaction. */
    static void keep(Connection connection, YamlFile file) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, file.digest());
            keep.setString(2, file.name());
            keep.setString(3, new String(file.bytes(), StandardCharsets.UTF_8));
            keep.executeUpdate();
        }
    }

    /** @throws IllegalStateException where the text does not come to the digest under which it was kept */
    static YamlFile checked(String name, String yaml, String digest) {
        YamlFile file = new YamlFile(name, yaml.getBytes(StandardCharsets.UTF_8));
        if (!file.digest().equals(digest)) {
            throw new IllegalStateException("the kept text of " + name + " was changed: it is no longer " + digest);
        }
        return file;
    }
}
