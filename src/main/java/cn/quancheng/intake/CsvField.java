package cn.quancheng.intake;

/** A field on its way into a CSV that people open in a spreadsheet. */
public final class CsvField {
    private static final String FORMULA = "=+-@\t";

    private CsvField() {}

    /** A field that came back, without the apostrophe that it was given. */
    static String bare(String value) {
        boolean guarded = value.length() > 1 && value.charAt(0) == '\'' && FORMULA.indexOf(value.charAt(1)) >= 0;
        return guarded ? value.substring(1) : value;
    }

    /** Quoted where it has to be, and never read as a formula: what begins like one gets an apostrophe before it. */
    public static String quoted(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
