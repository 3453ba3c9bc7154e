package cn.quancheng.intake.workbook;

/**
 * What a workbook may come to at most.
 *
 * @param packed the bytes of the file
 * @param unpacked the bytes of those of its parts that are read
 * @param texts how many different texts it may keep beside its sheets, which all stay in memory
 */
public record WorkbookLimits(long packed, long unpacked, int texts) {
    /** Excel's own limit of rows. */
    static final int ROWS = 1 << 20;

    /** Far more than any file has. Excel's own limit would make each row 16,384 places wide. */
    static final int COLUMNS = 256;

    /** Excel's own limit of a cell's text. */
    static final int CELL_TEXT = 32_767;

    /** @throws IllegalArgumentException unless all are positive */
    public WorkbookLimits {
        if (packed <= 0 || packed > Integer.MAX_VALUE - 8 || unpacked <= 0 || texts <= 0) {
            throw new IllegalArgumentException("a workbook's limits must be positive, and its bytes fit into memory");
        }
    }
}
