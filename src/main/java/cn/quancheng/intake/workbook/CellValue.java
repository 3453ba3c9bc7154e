package cn.quancheng.intake.workbook;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What stands in a cell. */
public sealed interface CellValue {
    /** Nothing does. */
    CellValue NOTHING = new Text("");

    /** A text, without the blanks around it. */
    record Text(String text) implements CellValue {}

    /**
     * A number.
     *
     * @param day the day that it is where it is meant as one; null where it is none
     * @param showsDay whether the cell shows it as a day
     */
    record Number(BigDecimal number, @Nullable LocalDate day, boolean showsDay) implements CellValue {}

    /** What is worked out, and nobody has written down. */
    record Formula() implements CellValue {}

    /** True or false. */
    record Truth() implements CellValue {}

    /** What could not be worked out. */
    record Failure() implements CellValue {}
}
