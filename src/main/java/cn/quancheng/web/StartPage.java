package cn.quancheng.web;

import cn.quancheng.platform.Clocks;
import cn.quancheng.web.PublishedMonth.TierCount;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the start page shows, ready to be read.
 *
 * @param language which it is shown in
 * @param demo whether the city is a made-up one
 * @param month the newest published month, if any
 */
record StartPage(Language language, boolean demo, Optional<Month> month) {

    static StartPage of(Optional<PublishedMonth> published, Language language, boolean demo) {
        return new StartPage(language, demo, published.map(month -> Month.of(month, language)));
    }

    public String languageTag() {
        return language.tag;
    }

    public boolean english() {
        return language == Language.ENGLISH;
    }

    /**
     * A published month in words.
     *
     * @param scored how many people have a score; where a tier is hidden, how many there are in the others, so that
     *     the hidden number does not come out by subtraction
     * @param atLeast whether there are more than {@code scored}
     */
    record Month(String name, String publishedAt, String modelVersion, String scored, boolean atLeast, List<Bar> bars) {

        static Month of(PublishedMonth published, Language language) {
            long shown = 0;
            boolean hidden = false;
            for (TierCount tier : published.tiers()) {
                shown += Bar.hidden(tier) ? 0 : tier.people();
                hidden |= Bar.hidden(tier);
            }
            long total = shown;
            return new Month(
                    DateTimeFormatter.ofPattern(language.monthPattern, language.locale)
                            .format(published.month()),
                    DateTimeFormatter.ofPattern(language.instantPattern, language.locale)
                            .format(published.publishedAt().atZone(Clocks.CITY)),
                    published.modelVersion(),
                    grouped(total),
                    hidden,
                    published.tiers().stream().map(tier -> Bar.of(tier, total)).toList());
        }
    }

    /**
     * One tier as a line of the chart.
     *
     * @param people how many, or {@code <10}
     * @param share per cent of all shown, with one decimal; nothing for a hidden tier
     * @param width of the bar in per cent of the widest possible one
     */
    record Bar(String code, String name, int from, String people, Optional<String> share, String width) {
        /** Groups of fewer are not shown, because a number could tell of a person. */
        private static final int SMALLEST_GROUP = 10;

        static boolean hidden(TierCount tier) {
            return tier.people() < SMALLEST_GROUP;
        }

        static Bar of(TierCount tier, long shown) {
            if (hidden(tier)) {
                return new Bar(tier.code(), tier.name(), tier.from(), "<" + SMALLEST_GROUP, Optional.empty(), "0");
            }
            String share = perMille(tier.people(), shown);
            return new Bar(
                    tier.code(), tier.name(), tier.from(), grouped(tier.people()), Optional.of(share + "%"), share);
        }

        private static String perMille(long part, long whole) {
            long rounded = (part * 1000 + whole / 2) / whole;
            return rounded / 10 + "." + rounded % 10;
        }
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
