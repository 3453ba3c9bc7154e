package cn.quancheng.demo;

/**
 * One record of the demo city, in primitive values where there are many; days are counted from 1970-01-01 as
 * {@link java.time.LocalDate#toEpochDay} does.
 *
 * @param citizen whose it is: an index from 0 into the city
 * @param number the running number within the city, from 1; {@link #recordNo()} is made of it
 * @param item what it is of
 * @param grade an index into the item's grades, or {@link #NONE}
 * @param quantity minutes of volunteer service; 1 for every other item
 * @param occurredOn the day on which it happened, before the city's today
 * @param validUntil the last day on which it holds, or {@link #NONE}
 * @param documentNo the number of the decision behind it; empty but for adverse records
 * @param department who reports it
 * @param repairedOn the day on which it was repaired, before the city's today, or {@link #NONE}
 */
public record DemoRecord(
        int citizen,
        long number,
        DemoItem item,
        int grade,
        int quantity,
        int occurredOn,
        int validUntil,
        String documentNo,
        String department,
        int repairedOn) {
    /** No grade, no end or no repair. */
    public static final int NONE = -1;

    static final int NUMBER_DIGITS = 9;

    /** The record's number at its department, unique within the whole city. */
    public String recordNo() {
        String digits = Long.toString(number);
        return item.numberPrefix() + "0".repeat(Math.max(0, NUMBER_DIGITS - digits.length())) + digits;
    }

    /** The grade's code, or an empty text where there is none. */
    public String gradeCode() {
        return grade == NONE ? "" : item.grades().get(grade);
    }
}
