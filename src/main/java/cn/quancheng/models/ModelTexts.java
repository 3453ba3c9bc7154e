package cn.quancheng.models;

import cn.quancheng.platform.Sql;
import cn.quancheng.platform.yaml.YamlFile;

import javax.sql.DataSource;
import java.sql.Connection;
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
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                    connection,
                    "select name, yaml from model_texts where digest = ?",
                    row -> YamlFile.kept(row.getString("name"), row.getString("yaml"), digest),
                    digest);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a model's text", e);
        }
    }

    /** Keeps a file for good, in the connection's transaction. */
    static void keep(Connection connection, YamlFile file) throws SQLException {
        Sql.update(connection, KEEP, file.digest(), file.name(), file.text());
    }
}
