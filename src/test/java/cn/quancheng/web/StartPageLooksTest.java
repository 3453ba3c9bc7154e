package cn.quancheng.web;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

/** The start page as a browser lays it out. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class StartPageLooksTest {
    /** What stands in a card and reaches over its edge, by its class. */
    private static final String OVER_THE_EDGE = """
            [...document.querySelectorAll('.card, .links a')].flatMap(card =>
              [...card.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > card.getBoundingClientRect().right)
                .map(e => String(e.className.baseVal ?? e.className) || e.tagName)).join()""";

    private static final String WIDER_THAN_THE_WINDOW =
            "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    private static final String CARDS_WITHOUT_A_LINK =
            "document.querySelectorAll('.links li:not(:has(a[href]))').length";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @BeforeEach
    void aPublishedMonth() {
        clock.set(LocalDate.of(2026, 11, 23));
        city.publish("2026-11");
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({"320, zh", "360, zh", "360, en", "768, zh", "768, en", "1280, zh", "1280, en"})
    void everything_stays_inside_of_its_card_and_every_card_is_a_link(int width, String language) throws Exception {
        try (Browser browser = Browser.startedOrSkipped()) {
            browser.open("http://localhost:" + RestAssured.port + "/?lang=" + language, width);

            assertThat(browser.evaluate("document.querySelectorAll('.tiers li').length"))
                    .isNotEqualTo(0);
            assertThat(browser.evaluate(OVER_THE_EDGE)).isEqualTo("");
            assertThat(browser.evaluate(WIDER_THAN_THE_WINDOW)).isEqualTo(false);
            assertThat(browser.evaluate(CARDS_WITHOUT_A_LINK)).isEqualTo(0);
        }
    }
}
