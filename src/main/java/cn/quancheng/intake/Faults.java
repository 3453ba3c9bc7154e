package cn.quancheng.intake;

import cn.quancheng.platform.Masking;
import cn.quancheng.security.IdentityShape;

/** Gathers what is wrong with one line. */
public final class Faults {
    /** Stand between the parts of a fault and between the faults of a line, on their way through the staging table. */
    static final char PART = '\u001f';

    static final char FAULT = '\u001e';

    private static final int LONGEST_VALUE = 200;

    private final StringBuilder gathered = new StringBuilder();
    private int count;

    /**
     * Notes a fault.
     *
     * @param column the column's name
     * @param value what stands there; it is masked wherever it may be an identity number, and cut
     * @param message what is wrong, in Chinese
     */
    public void add(String column, String value, String message) {
        addMasked(column, shown(value), message);
    }

    /** Notes a fault of a field that was meant as an identity number. */
    public void addIdentity(String column, String value, String message) {
        addMasked(column, shown(Masking.identityNumber(value)), message);
    }

    /** Notes a fault of a person's name, which is not shown. */
    public void addName(String column, String message) {
        addMasked(column, "", message);
    }

    private void addMasked(String column, String value, String message) {
        if (!isEmpty()) {
            gathered.append(FAULT);
        }
        count++;
        gathered.append(column).append(PART).append(value).append(PART).append(message);
    }

    boolean isEmpty() {
        return gathered.isEmpty();
    }

    void clear() {
        gathered.setLength(0);
        count = 0;
    }

    int count() {
        return count;
    }

    String gathered() {
        return gathered.toString();
    }

    /** A value as it may be shown: masked, cut, without control characters. */
    static String shown(String value) {
        String masked = Masking.text(value);
        // Whoever hides a number from one rule may not have thought of the other.
        StringBuilder shown = new StringBuilder(IdentityShape.isIn(masked) ? Masking.identityNumber(value) : masked);
        for (int i = 0; i < shown.length(); i++) {
            if (Character.isISOControl(shown.charAt(i))) {
                shown.setCharAt(i, ' ');
            }
        }
        return shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) + "…" : shown.toString();
    }
}
