package cn.quancheng.web;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** The languages of the pages: Chinese, and English for those who ask for it. */
enum Language {
    CHINESE(Locale.SIMPLIFIED_CHINESE, "zh-CN", "uuuu年M月", "uuuu年M月d日", "uuuu年M月d日 HH:mm"),
    ENGLISH(Locale.ENGLISH, "en", "MMMM uuuu", "d MMMM uuuu", "d MMMM uuuu, HH:mm");

    final Locale locale;
    /** As HTML and HTTP name it. */
    final String tag;

    final String monthPattern;
    final String dayPattern;
    final String instantPattern;

    Language(Locale locale, String tag, String monthPattern, String dayPattern, String instantPattern) {
        this.locale = locale;
        this.tag = tag;
        this.monthPattern = monthPattern;
        this.dayPattern = dayPattern;
        this.instantPattern = instantPattern;
    }

    /**
     * The language that a reader gets.
     *
     * @param asked what the address asks for, {@code en} or {@code zh}; it goes before the browser's wishes
     * @param accepted the browser's languages, the dearest first
     */
    static Language of(@Nullable String asked, List<Locale> accepted) {
        if (asked != null) {
            return asked.startsWith("en") ? ENGLISH : CHINESE;
        }
        for (Locale wish : accepted) {
            switch (wish.getLanguage()) {
                case "zh" -> {
                    return CHINESE;
                }
                case "en" -> {
                    return ENGLISH;
                }
                default -> {
                    // A language that the pages do not speak: the next wish may be one they do.
                }
            }
        }
        return CHINESE;
    }
}
