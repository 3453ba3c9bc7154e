package cn.quancheng.intake;

/** A field on its way into a CSV that people open in a spreadsheet. */
public final class CsvField {
    private CsvField() {}

    /** Quoted where it has to be, and never read as a formula: what begins like one gets an apostrophe before it. */
    public static String quoted(String value) {
        String safe = !value.isEmpty() && "=+-@\t".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
