package cn.quancheng.platform;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The words of the service in the language of the one who asks: Chinese, or English where that is preferred. */
@ApplicationScoped
public class Messages {
    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    // The bundle without a language is the Chinese one, whatever the language of the machine.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final CurrentVertxRequest request;

    Messages(CurrentVertxRequest request) {
        this.request = request;
    }

    /**
     * Words in the language of the request that is being answered; Chinese where there is none.
     *
     * @param key {@code <room>.<what>}, found in {@code messages/<room>.properties}
     * @param arguments fill the {@code {0}}, {@code {1}}, … of the words
     * @throws MissingResourceException when there are no such words
     */
    public String text(String key, Object... arguments) {
        return text(language(), key, arguments);
    }

    String text(Refusal.Words words) {
        return text(words.key(), words.arguments().toArray());
    }

    static String text(Locale language, String key, Object... arguments) {
        String room = key.substring(0, Math.max(0, key.indexOf('.')));
        String words = ResourceBundle.getBundle("messages." + room, language, NO_FALLBACK)
                .getString(key);
        return arguments.length == 0 ? words : new MessageFormat(words, language).format(arguments);
    }

    private Locale language() {
        try {
            RoutingContext context = request.getCurrent();
            return context == null
                    ? Locale.CHINESE
                    : preferred(context.request().getHeader("Accept-Language"));
        } catch (ContextNotActiveException e) {
            return Locale.CHINESE;
        }
    }

    static Locale preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.CHINESE;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return found == null ? Locale.CHINESE : found;
        } catch (IllegalArgumentException e) {
            return Locale.CHINESE;
        }
    }
}
