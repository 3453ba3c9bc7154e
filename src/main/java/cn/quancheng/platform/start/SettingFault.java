package cn.quancheng.platform.start;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting that cannot be used, by the name that people give it in the environment.
 *
 * @param setting as in the configuration, such as {@code quancheng.run.threads}
 * @param fault what is wrong with it
 */
record SettingFault(String setting, String fault) {
    private static final Pattern CODE = Pattern.compile("SRCFG\\d+: |[\\w.]+Exception: ");
    private static final Pattern NOT_CONVERTED = Pattern.compile(
            "property (\\S+) with the config value \".*\" threw an Exception whilst being converted (.*)");
    private static final Pattern NAMED = Pattern.compile("(quancheng\\.\\S+|quarkus\\.\\S+) (.*)");

    /** Reads what the library says of a setting. */
    static SettingFault of(String message) {
        String words = CODE.matcher(message).replaceAll("").lines().findFirst().orElse("");
        Matcher notConverted = NOT_CONVERTED.matcher(words);
        if (notConverted.find()) {
            return new SettingFault(notConverted.group(1), notConverted.group(2));
        }
        Matcher named = NAMED.matcher(words);
        return named.find() ? new SettingFault(named.group(1), named.group(2)) : new SettingFault("", words);
    }

    @Override
    public String toString() {
        return setting.isEmpty() ? fault : variable() + " (" + setting + "): " + fault;
    }

    private String variable() {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
