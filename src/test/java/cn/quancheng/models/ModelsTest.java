package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelsTest {
    private static final Path CITY = Path.of("scoring-models");
    private static final Clock NOVEMBER =
            Clock.fixed(Instant.parse("2026-10-31T16:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    Path folder;

    @Test
    void the_default_model_scores_every_month_since_the_score_went_public() {
        Models models = Models.of(CITY, NOVEMBER);
        assertThat(models.forMonth(YearMonth.of(2020, 6))).isEmpty();
        assertThat(models.forMonth(YearMonth.of(2020, 7)).orElseThrow().model().id())
                .isEqualTo("quancheng-2026.1");
        PublishedModel current = models.current().orElseThrow();
        assertThat(models.published(current.edition().modelDigest())).contains(current);
        assertThat(models.published(models.catalogueDigest())).isEmpty();
    }

    @Test
    void the_default_model_and_catalogue_are_whole() {
        Models models = Models.of(CITY, NOVEMBER);
        ScoringModel model = models.current().orElseThrow().model();
        assertThat(model.indicators()).hasSize(22);
        assertThat(models.catalogue().items()).hasSize(22);
        assertThat(model.indicators().stream().filter(indicator -> !indicator.enabled()))
                .extracting(Indicator::code)
                .containsExactly("SOC-CON-03");
        assertThat(model.indicators()).allMatch(indicator -> indicator.basis() != null);
        assertThat(models.catalogue().item("UNCIVIL_BEHAVIOR").orElseThrow().grades())
                .hasSize(13)
                .startsWith("JAYWALKING")
                .endsWith("SMOKING_BAN");
    }

    @Test
    void an_adverse_item_of_the_default_catalogue_has_a_law_a_document_a_procedure_and_an_end() {
        assertThat(Models.of(CITY, NOVEMBER).catalogue().items().stream().filter(CatalogueItem::isAdverse))
                .hasSize(8)
                .allMatch(item -> item.requires().size() == 2)
                .allMatch(item -> item.maxRetention() != null && item.repairableAfter() != null)
                .allMatch(item -> !item.basis().isBlank());
    }

    @Test
    void an_adverse_record_weighs_exactly_as_long_as_the_catalogue_lets_it() {
        Models models = Models.of(CITY, NOVEMBER);
        for (Indicator indicator : models.current().orElseThrow().model().indicators()) {
            CatalogueItem item =
                    models.catalogue().item(indicator.items().get(0)).orElseThrow();
            if (item.isAdverse()) {
                assertThat(indicator.retention()).isEqualTo(item.maxRetention());
            }
        }
    }

    @Test
    void a_month_is_scored_by_the_newest_model_whose_first_month_has_come() throws IOException {
        write("1", "2026-01");
        write("2", "2026-11");
        write("3", "2026-12");
        Models models = Models.of(folder, NOVEMBER);
        assertThat(models.forMonth(YearMonth.of(2026, 10)).orElseThrow().model().version())
                .isEqualTo("1");
        assertThat(models.current().orElseThrow().model().version()).isEqualTo("2");
        assertThat(models.forMonth(YearMonth.of(2030, 1)).orElseThrow().model().version())
                .isEqualTo("3");
        assertThat(models.published())
                .extracting(PublishedModel::firstMonth)
                .containsExactly(YearMonth.of(2026, 12), YearMonth.of(2026, 11), YearMonth.of(2026, 1));
    }

    @Test
    void a_model_without_a_first_month_is_a_draft_and_scores_nothing() throws IOException {
        write("1", null);
        Models models = Models.of(folder, NOVEMBER);
        assertThat(models.current()).isEmpty();
        assertThat(models.published()).isEmpty();
    }

    @Test
    void two_models_with_the_same_first_month_are_refused() throws IOException {
        write("1", "2026-01");
        write("2", "2026-01");
        assertThatThrownBy(() -> Models.of(folder, NOVEMBER))
                .isInstanceOf(FaultyModelException.class)
                .hasMessageContaining("small-2.yaml:4:first-month: ");
    }

    @Test
    void a_start_names_every_fault_of_every_file() throws IOException {
        write("1", "2026-01");
        replace("catalogue.yaml", "unit: 分钟", "units: 分钟");
        replace("small-1.yaml", "cap: 80", "cap: -80");
        replace("small-1.yaml", "unit: 240", "unit: 0");
        assertThatThrownBy(() -> Models.of(folder, NOVEMBER))
                .isInstanceOf(FaultyModelException.class)
                .hasMessageContainingAll(
                        "catalogue.yaml:14:items[1].units: ",
                        "small-1.yaml:24:indicators[0].cap: ",
                        "small-1.yaml:30:indicators[1].rule.unit: ")
                .satisfies(refused ->
                        assertThat(((FaultyModelException) refused).faults()).hasSize(3));
    }

    @Test
    void a_folder_without_a_catalogue_is_refused() {
        assertThatThrownBy(() -> Models.of(folder, NOVEMBER)).hasMessageContaining("catalogue.yaml:1:: 缺少目录文件");
    }

    @Test
    void a_file_that_nobody_would_read_is_refused() throws IOException {
        write("1", "2026-01");
        Files.move(folder.resolve("small-1.yaml"), folder.resolve("small-1.yml"));
        assertThatThrownBy(() -> Models.of(folder, NOVEMBER)).hasMessageContaining("small-1.yml:1:: 文件名应以 .yaml 结尾");
    }

    @Test
    void a_file_that_is_empty_or_no_text_is_refused() {
        YamlFile empty = Draft.file("small-1.yaml", "");
        YamlFile noText = new YamlFile("small-2.yaml", new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        YamlFile catalogue = Draft.SOUND.files().get(0);
        assertThatThrownBy(() -> Shelf.read(List.of(catalogue, empty, noText)))
                .hasMessageContaining("small-1.yaml:1:: 文件是空的")
                .hasMessageContaining("small-2.yaml:1:: 文件不是 UTF-8 编码");
    }

    @Test
    void the_copy_that_was_built_in_is_the_same() {
        assertThat(Shelf.read(ModelFolder.readBuiltIn()).catalogueDigest())
                .isEqualTo(Models.of(CITY, NOVEMBER).catalogueDigest())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void a_model_is_compiled_once() {
        Models models = Models.of(CITY, NOVEMBER);
        PublishedModel model = models.current().orElseThrow();
        assertThat(models.scorer(model.edition())).isSameAs(models.scorer(model.edition()));
    }

    private void write(String version, @Nullable String firstMonth) throws IOException {
        Files.writeString(folder.resolve("catalogue.yaml"), Draft.SOUND.catalogue());
        Files.writeString(
                folder.resolve("small-" + version + ".yaml"),
                Draft.SOUND
                        .model()
                        .replace("version: \"1\"", "version: \"" + version + "\"")
                        .replace("first-month: \"2026-01\"", firstMonth == null ? "" : "first-month: " + firstMonth));
    }

    private void replace(String file, String was, String is) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(was, is));
    }
}
