package cn.quancheng.models;

import cn.quancheng.scoring.FactKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static cn.quancheng.models.KeptTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FactKindsTest {
    private final Catalogue small = Shelf.read(Draft.SOUND.files()).catalogue();

    @BeforeEach
    void emptyTables() throws SQLException {
        KeptTables.empty();
    }

    @Test
    void a_first_start_numbers_the_catalogue_in_its_order() {
        FactKinds kinds = FactKinds.of(small, DATABASE);
        assertThat(kinds.kinds()).isEqualTo(FactKinds.of(small).kinds()).hasSize(6);
        assertThat(kinds.number("HONOR", null)).isZero();
        assertThat(kinds.number("HONOR", "DISTRICT")).isEqualTo(2);
        assertThat(kinds.kinds().get(kinds.number("PENALTY", null))).isEqualTo(new FactKind("PENALTY", null, true));
    }

    @Test
    void a_new_item_is_appended_and_numbers_never_change() {
        FactKinds before = FactKinds.of(small, DATABASE);
        List<CatalogueItem> more = new ArrayList<>(small.items());
        more.add(0, item("FIRST"));
        FactKinds after = FactKinds.of(new Catalogue(more), DATABASE);
        assertThat(after.kinds()).startsWith(before.kinds().toArray(new FactKind[0]));
        assertThat(after.number("FIRST", null)).isEqualTo(6);
    }

    @Test
    void an_item_that_left_the_catalogue_keeps_its_number() {
        FactKinds.of(small, DATABASE);
        FactKinds after = FactKinds.of(new Catalogue(List.of(item("LATER"))), DATABASE);
        assertThat(after.kinds()).hasSize(7);
        assertThat(after.number("HONOR", "DISTRICT")).isEqualTo(2);
        assertThat(after.number("LATER", null)).isEqualTo(6);
    }

    @Test
    void a_pair_that_no_catalogue_ever_had_is_refused() {
        FactKinds kinds = FactKinds.of(small, DATABASE);
        assertThatThrownBy(() -> kinds.number("HONOR", "WORLD")).hasMessageContaining("HONOR WORLD");
        assertThatThrownBy(() -> kinds.number("FAME", null)).hasMessageContaining("FAME");
    }

    @Test
    void replicas_that_start_together_agree() throws Exception {
        ExecutorService replicas = Executors.newFixedThreadPool(8);
        List<Future<List<FactKind>>> numbered = IntStream.range(0, 8)
                .mapToObj(replica -> replicas.submit(() -> FactKinds.of(
                                replica % 2 == 0 ? small : new Catalogue(List.of(item("OTHER"))), DATABASE)
                        .kinds()))
                .toList();
        for (Future<List<FactKind>> replica : numbered) {
            replica.get();
        }
        replicas.shutdown();
        assertThat(FactKinds.of(small, DATABASE).kinds())
                .extracting(FactKind::item)
                .contains("OTHER")
                .hasSize(7);
    }

    private static CatalogueItem item(String code) {
        return new CatalogueItem(
                code, "名", ItemClass.POSITIVE, "某局", List.of(), Map.of(), false, null, null, Set.of(), "某法", null);
    }
}
