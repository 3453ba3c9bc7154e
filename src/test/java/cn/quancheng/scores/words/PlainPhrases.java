package cn.quancheng.scores.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The service's own words, read without a service. */
public final class PlainPhrases implements Phrases {
    public static final Phrases CHINESE = new PlainPhrases(Locale.CHINESE);
    public static final Phrases ENGLISH = new PlainPhrases(Locale.ENGLISH);

    private final Locale language;
    private final ResourceBundle words;

    private PlainPhrases(Locale language) {
        this.language = language;
        words = ResourceBundle.getBundle(
                "messages.scores",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Override
    public String text(String key, Object... arguments) {
        return arguments.length == 0
                ? words.getString(key)
                : new MessageFormat(words.getString(key), language).format(arguments);
    }
}
