package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static cn.quancheng.models.NoticeDraft.SOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** No model weighs an item that anybody whom it scores was not told of. */
class ToldFirstTest {
    private static final String PLACE = "small-1.yaml:35:indicators[2].items[0]: ";

    @Test
    void a_model_that_weighs_only_what_the_notice_names_is_sound() {
        isSound(Draft.SOUND, SOUND);
    }

    @Test
    void a_model_that_weighs_an_item_which_the_notice_does_not_name_stops_the_start_with_its_place() {
        isRefused(Draft.SOUND, PLACE + "告知书 1 没有告知“BILLS”", SOUND.without("BILLS"));
    }

    @Test
    void an_indicator_that_is_not_enabled_is_held_to_the_notice_as_well() {
        isRefused(
                Draft.model("facet: FULFILLMENT", "facet: FULFILLMENT\n    enabled: false"),
                "small-1.yaml:36:indicators[2].items[0]: ",
                SOUND.without("BILLS"));
    }

    @Test
    void a_draft_may_be_ahead_of_the_notice_until_it_is_published() {
        isSound(Draft.model("first-month: \"2026-01\"\n", ""), SOUND.without("BILLS"));
    }

    @Test
    void nobody_could_agree_in_months_before_the_first_notice() {
        isSound(Draft.model("\"2026-01\"", "\"2020-07\""), SOUND);
        isRefused(Draft.model("\"2026-01\"", "\"2020-07\""), PLACE, SOUND.without("BILLS"));
    }

    @Test
    void an_item_that_a_later_notice_no_longer_names_may_not_be_weighed_any_more() {
        isRefused(
                Draft.SOUND,
                PLACE + "告知书 2 没有告知“BILLS”",
                SOUND,
                SOUND.without("BILLS").later("2", "2026-06-01"));
    }

    @Test
    void a_later_notice_does_not_tell_those_who_agreed_to_the_earlier_one() {
        Draft june = Draft.model("\"2026-01\"", "\"2026-06\"");
        isRefused(june, PLACE + "告知书 1 没有告知“BILLS”", SOUND.without("BILLS"), SOUND.later("2", "2026-06-01"));
        // Whoever agreed on 31 May 2026 is scored until 2028-05.
        isRefused(
                Draft.model("\"2026-01\"", "\"2028-05\""),
                PLACE,
                SOUND.without("BILLS"),
                SOUND.later("2", "2026-06-01"));
        isSound(Draft.model("\"2026-01\"", "\"2028-06\""), SOUND.without("BILLS"), SOUND.later("2", "2026-06-01"));
    }

    @Test
    void a_material_version_lets_a_new_item_be_weighed_once_earlier_agreements_are_over() {
        NoticeDraft material = SOUND.later("2", "2026-06-01").endingEarlierOn("2026-08-01");
        isRefused(Draft.model("\"2026-01\"", "\"2026-07\""), PLACE, SOUND.without("BILLS"), material);
        isSound(Draft.model("\"2026-01\"", "\"2026-08\""), SOUND.without("BILLS"), material);
    }

    private static void isSound(Draft model, NoticeDraft... notices) {
        assertThatCode(() -> Shelf.read(files(model, notices))).doesNotThrowAnyException();
    }

    private static void isRefused(Draft model, String start, NoticeDraft... notices) {
        FaultyModelException refused =
                catchThrowableOfType(FaultyModelException.class, () -> Shelf.read(files(model, notices)));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.faults()).hasSize(1);
        assertThat(refused.faults().get(0).toString()).startsWith(start);
    }

    private static List<YamlFile> files(Draft model, NoticeDraft... notices) {
        List<YamlFile> files = new ArrayList<>(model.files());
        for (int i = 0; i < notices.length; i++) {
            files.add(notices[i].file("notice-" + (i + 1) + ".yaml"));
        }
        return files;
    }
}
