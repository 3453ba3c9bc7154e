package cn.quancheng.scenarios;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.scenarios.ScenarioFolder.OfferFile;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What a start takes from files, and what it leaves alone. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ScenarioImportTest {
    private static final String TODAY = "2026-11-23";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    ScenarioImport files;

    @Inject
    Scenarios scenarios;

    private Association association;

    @BeforeEach
    void aDayInNovember() {
        clock.set(LocalDate.parse(TODAY));
        association = new Association(city);
    }

    @AfterEach
    void today() {
        association.clear(TODAY);
        clock.reset();
    }

    @Test
    void a_file_is_published_by_the_start_that_finds_it_and_once() throws SQLException {
        start(association.text);
        start(association.text);

        assertThat(titles()).containsExactly("小小的优惠");
        JsonPath versions = association.versions().jsonPath();
        assertThat(versions.getBoolean("items[0].fromFile")).isTrue();
        assertThat(versions.getString("items[0].publishedBy")).isEqualTo("file");
    }

    @Test
    void of_several_starts_at_once_one_publishes_the_file() throws Exception {
        List<OfferFile> folder = folder(association.text);
        AtOnce.run(4, () -> {
            files.take(folder);
            return true;
        });

        assertThat(titles()).containsExactly("小小的优惠");
    }

    @Test
    void a_draft_that_waits_stops_no_file_and_is_out_of_date_then() throws SQLException {
        start(association.text);
        String digest = association.draft(titled("协会的想法")).jsonPath().getString("digest");
        start(titled("第二版"));

        assertThat(offered()).isEqualTo("第二版");
        assertThat(association.publish(digest).statusCode()).isEqualTo(409);
    }

    @Test
    void a_file_that_says_something_else_is_the_next_version() throws SQLException {
        start(association.text);
        start(titled("第二版"));

        assertThat(titles()).containsExactly("第二版", "小小的优惠");
        assertThat(offered()).isEqualTo("第二版");
    }

    @Test
    void what_people_published_is_not_overwritten_by_a_file() throws SQLException {
        start(association.text);
        association.offer(titled("协会的版本"));
        start(association.text);
        start(titled("文件的新版"));

        assertThat(titles()).containsExactly("协会的版本", "小小的优惠");
        assertThat(offered()).isEqualTo("协会的版本");
    }

    @Test
    void a_file_that_came_to_say_what_people_published_is_in_charge_again() throws SQLException {
        start(association.text);
        association.offer(titled("协会的版本"));
        start(titled("协会的版本"));
        start(titled("文件的新版"));

        assertThat(titles()).containsExactly("文件的新版", "协会的版本", "小小的优惠");
    }

    @Test
    void a_replica_with_an_old_file_brings_no_old_version_back() throws SQLException {
        start(association.text);
        start(titled("第二版"));
        start(association.text);

        assertThat(titles()).containsExactly("第二版", "小小的优惠");
    }

    @Test
    void a_scenario_that_was_ended_stays_ended_whatever_its_file_says() throws SQLException {
        start(association.text);
        association.end(TODAY);
        start(titled("第二版"));

        assertThat(association.read().statusCode()).isEqualTo(404);
    }

    @Test
    void whatever_ships_was_taken_by_the_start_of_this_service() {
        ScenarioFolder.builtIn()
                .forEach(file -> assertThat(
                                scenarios.published(file.offer().code()).map(BenefitScenario::digest))
                        .contains(file.file().digest()));
    }

    private OfferText titled(String title) {
        return association.text.with("小小的优惠", title);
    }

    private void start(OfferText text) throws SQLException {
        files.take(folder(text));
        scenarios.refresh();
    }

    private List<OfferFile> folder(OfferText text) {
        return ScenarioFolder.check(List.of(text.file(OfferReader.fileName(association.code))));
    }

    private String offered() {
        return association.read().jsonPath().getString("title");
    }

    /** Of the versions, the newest first. */
    private List<String> titles() {
        return association.versions().jsonPath().<Integer>getList("items.id").stream()
                .flatMap(id -> scenarios.version(id).stream())
                .map(BenefitScenario::title)
                .toList();
    }
}
