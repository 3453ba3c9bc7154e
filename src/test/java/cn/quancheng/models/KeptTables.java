package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import javax.sql.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import static cn.quancheng.platform.Clocks.CITY;

/** What starts keep of their files, in a database that holds nothing else; one for all tests, who empty it first. */
final class KeptTables {
    static final YamlFile CATALOGUE = Draft.SOUND.files().get(0);
    static final YamlFile MODEL = Draft.SOUND.files().get(1);
    static final YamlFile NOTICE = NoticeDraft.SOUND.file("notice-1.yaml");

    static final DataSource DATABASE = database();

    private KeptTables() {}

    static void empty() throws SQLException {
        execute(DATABASE, "truncate model_votes, model_edits, model_versions, model_texts, notices, fact_kinds");
    }

    /** A start on a day that finds these files. */
    static Models start(String day, YamlFile... files) {
        Shelf shelf = new Library(DATABASE, on(day)).take(Arrays.asList(files));
        return new Models(shelf, on(day), FactKinds.of(shelf.catalogue(), DATABASE), DATABASE);
    }

    /** Noon of a day. */
    static Clock on(String day) {
        return Clock.fixed(Instant.parse(day + "T04:00:00Z"), CITY);
    }

    static void execute(String sql) throws SQLException {
        execute(DATABASE, sql);
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DataSource database() {
        try {
            DataSource database = EmbeddedPostgres.start().getPostgresDatabase();
            for (String migration : List.of("V20__fact_kinds.sql", "V40__model_texts.sql", "V86__model_life.sql")) {
                try (InputStream sql =
                        Objects.requireNonNull(KeptTables.class.getResourceAsStream("/db/migration/" + migration))) {
                    execute(database, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
