package cn.quancheng.models;

import cn.quancheng.scoring.FactKind;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import javax.sql.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactKindsTest {
    private final EmbeddedPostgres postgres = start();
    private final DataSource database = postgres.getPostgresDatabase();
    private final Catalogue small = Shelf.read(Draft.SOUND.files()).catalogue();

    @BeforeAll
    void make_the_table() throws SQLException, IOException {
        try (InputStream migration =
                Objects.requireNonNull(FactKindsTest.class.getResourceAsStream("/db/migration/V20__fact_kinds.sql"))) {
            execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void empty_the_table() throws SQLException {
        execute("truncate fact_kinds");
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    void a_first_start_numbers_the_catalogue_in_its_order() {
        FactKinds kinds = FactKinds.of(small, database);
        assertThat(kinds.kinds()).isEqualTo(FactKinds.of(small).kinds()).hasSize(6);
        assertThat(kinds.number("HONOR", null)).isZero();
        assertThat(kinds.number("HONOR", "DISTRICT")).isEqualTo(2);
        assertThat(kinds.kinds().get(kinds.number("PENALTY", null))).isEqualTo(new FactKind("PENALTY", null, true));
    }

    @Test
    void a_new_item_is_appended_and_numbers_never_change() {
        FactKinds before = FactKinds.of(small, database);
        List<CatalogueItem> more = new ArrayList<>(small.items());
        more.add(0, item("FIRST"));
        FactKinds after = FactKinds.of(new Catalogue(more), database);
        assertThat(after.kinds()).startsWith(before.kinds().toArray(new FactKind[0]));
        assertThat(after.number("FIRST", null)).isEqualTo(6);
    }

    @Test
    void an_item_that_left_the_catalogue_keeps_its_number() {
        FactKinds.of(small, database);
        FactKinds after = FactKinds.of(new Catalogue(List.of(item("LATER"))), database);
        assertThat(after.kinds()).hasSize(7);
        assertThat(after.number("HONOR", "DISTRICT")).isEqualTo(2);
        assertThat(after.number("LATER", null)).isEqualTo(6);
    }

    @Test
    void a_pair_that_no_catalogue_ever_had_is_refused() {
        FactKinds kinds = FactKinds.of(small, database);
        assertThatThrownBy(() -> kinds.number("HONOR", "WORLD")).hasMessageContaining("HONOR WORLD");
        assertThatThrownBy(() -> kinds.number("FAME", null)).hasMessageContaining("FAME");
    }

    @Test
    void replicas_that_start_together_agree() throws Exception {
        ExecutorService replicas = Executors.newFixedThreadPool(8);
        List<Future<List<FactKind>>> numbered = IntStream.range(0, 8)
                .mapToObj(replica -> replicas.submit(() -> FactKinds.of(
                                replica % 2 == 0 ? small : new Catalogue(List.of(item("OTHER"))), database)
                        .kinds()))
                .toList();
        for (Future<List<FactKind>> replica : numbered) {
            replica.get();
        }
        replicas.shutdown();
        assertThat(FactKinds.of(small, database).kinds())
                .extracting(FactKind::item)
                .contains("OTHER")
                .hasSize(7);
    }

    private static CatalogueItem item(String code) {
        return new CatalogueItem(
                code, "名", ItemClass.POSITIVE, "某局", List.of(), Map.of(), false, null, null, Set.of(), "某法", null);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
