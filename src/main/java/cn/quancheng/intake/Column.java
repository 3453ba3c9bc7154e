package cn.quancheng.intake;

import java.util.List;

/**
 * A column of a file.
 *
 * @param name its heading in the contract
 * @param aliases other headings that mean it, in Chinese
 * @param required whether a file without it is refused
 * @param day whether days stand in it, which a workbook may hold as numbers
 */
public record Column(String name, List<String> aliases, boolean required, boolean day) {
    /** A column that every file has. */
    public static Column required(String name, String... aliases) {
        return new Column(name, List.of(aliases), true, false);
    }

    /** A column that a file may leave out. */
    public static Column optional(String name, String... aliases) {
        return new Column(name, List.of(aliases), false, false);
    }

    /** This column, holding days. */
    public Column ofDays() {
        return new Column(name, aliases, required, true);
    }

    /** Its heading in files that offices open: in Chinese where it has one. */
    public String heading() {
        return aliases.isEmpty() ? name : aliases.get(0);
    }

    boolean isHeaded(String heading) {
        return name.equalsIgnoreCase(heading) || aliases.contains(heading);
    }
}
