package cn.quancheng.intake;

import java.util.List;

/** A file that is refused as a whole, before any of its lines counts. */
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    UnreadableFileException(String message, List<Fault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, column by column; empty where it is the file itself. */
    public List<Fault> faults() {
        return faults;
    }

    /**
     * What is wrong with a column.
     *
     * @param column its heading
     * @param message what is wrong, in Chinese
     */
    public record Fault(String column, String message) {}
}
