package cn.quancheng.demo;

import java.time.Duration;

/**
 * Something that was done for the city.
 *
 * @param what in Chinese
 * @param count how much of it
 * @param unit what was counted, in Chinese
 * @param took how long it took
 */
record Step(String what, long count, String unit, Duration took) {
    /** As a line of a table on a terminal. */
    String text() {
        return Columns.left(what, 18)
                + Columns.right(Columns.grouped(count), 12)
                + " "
                + unit
                + Columns.right(Columns.seconds(took), 12);
    }
}
