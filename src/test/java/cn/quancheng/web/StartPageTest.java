package cn.quancheng.web;

import cn.quancheng.web.PublishedMonth.TierCount;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class StartPageTest {
    @Test
    void a_month_is_said_as_people_say_it_where_the_city_is() {
        assertThat(shown(Language.CHINESE, 100).name()).isEqualTo("2026年11月");
        assertThat(shown(Language.CHINESE, 100).publishedAt()).isEqualTo("2026年11月1日 02:07");
        assertThat(shown(Language.ENGLISH, 100).name()).isEqualTo("November 2026");
        assertThat(shown(Language.ENGLISH, 100).publishedAt()).isEqualTo("1 November 2026, 02:07");
    }

    @Test
    void tiers_show_their_people_and_their_share_of_all() {
        StartPage.Month month = shown(Language.CHINESE, 250, 12_345, 5_000);

        assertThat(month.scored()).isEqualTo("17,595");
        assertThat(month.atLeast()).isFalse();
        assertThat(month.bars()).extracting(StartPage.Bar::people).containsExactly("250", "12,345", "5,000");
        assertThat(month.bars()).extracting(bar -> bar.share().orElse("")).containsExactly("1.4%", "70.2%", "28.4%");
    }

    @Test
    void a_tier_of_fewer_than_ten_hides_its_number_and_no_subtraction_brings_it_out() {
        StartPage.Month month = shown(Language.CHINESE, 9, 1_000, 10);

        assertThat(month.bars()).extracting(StartPage.Bar::people).containsExactly("<10", "1,000", "10");
        assertThat(month.bars().get(0).share()).isEmpty();
        assertThat(month.bars().get(0).width()).isEqualTo("0");
        assertThat(month.scored()).isEqualTo("1,010");
        assertThat(month.atLeast()).isTrue();
    }

    @Test
    void a_city_of_a_handful_shows_no_number_at_all() {
        StartPage.Month month = shown(Language.CHINESE, 0, 3, 9);

        assertThat(month.bars()).extracting(StartPage.Bar::people).containsOnly("<10");
        assertThat(month.scored()).isEqualTo("0");
    }

    @Test
    void the_address_chooses_the_language_before_the_browser_does_and_chinese_comes_first() {
        assertThat(Language.of("en", List.of(Locale.CHINA))).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("zh", List.of(Locale.ENGLISH))).isEqualTo(Language.CHINESE);
        assertThat(Language.of(null, List.of(Locale.FRENCH, Locale.UK))).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(null, List.of(Locale.TAIWAN, Locale.UK))).isEqualTo(Language.CHINESE);
        assertThat(Language.of(null, List.of(Locale.FRENCH))).isEqualTo(Language.CHINESE);
    }

    private static StartPage.Month shown(Language language, long... people) {
        return StartPage.of(Optional.of(november(people)), language, false)
                .month()
                .orElseThrow();
    }

    static PublishedMonth november(long... people) {
        String[] codes = {"AAA", "AA", "A", "B", "C"};
        String[] names = {"信用优秀", "信用良好", "信用较好", "信用一般", "信用待提升"};
        int[] from = {750, 700, 600, 550, 0};
        TierCount[] tiers = new TierCount[people.length];
        for (int i = 0; i < tiers.length; i++) {
            tiers[i] = new TierCount(codes[i], names[i], from[i], people[i]);
        }
        return new PublishedMonth(
                YearMonth.of(2026, 11), Instant.parse("2026-10-31T18:07:00Z"), "2026.1", List.of(tiers));
    }
}
