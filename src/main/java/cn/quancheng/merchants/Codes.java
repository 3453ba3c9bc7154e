package cn.quancheng.merchants;

import java.util.regex.Pattern;

/** The forms of the codes by which the catalogue of benefits names merchants, branches and scenarios. */
final class Codes {
    /** Of a merchant, and of a branch within its merchant. */
    static final String PARTNER = "[A-Z][A-Z0-9_]{2,39}";

    /** Of a scenario. */
    static final String SCENARIO = "[A-Z][A-Z0-9_]{2,59}";

    private static final Pattern PARTNERS = Pattern.compile(PARTNER);
    private static final Pattern SCENARIOS = Pattern.compile(SCENARIO);

    private Codes() {}

    static boolean isPartner(String text) {
        return PARTNERS.matcher(text).matches();
    }

    static boolean isScenario(String text) {
        return SCENARIOS.matcher(text).matches();
    }
}
