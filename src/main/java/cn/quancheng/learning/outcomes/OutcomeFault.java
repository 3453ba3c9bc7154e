package cn.quancheng.learning.outcomes;

/**
 * One thing wrong with a file of outcomes, or with what is asked of it. What stands there is not repeated: it may be about a person.
 *
 * @param line in the file, from 1, the header being the first; 0 where it is the file as a whole
 * @param column its name, or empty where the whole line is at fault
 * @param reason in Chinese
 */
public record OutcomeFault(long line, String column, String reason) {
    @Override
    public String toString() {
        String place = (line == 0 ? "" : "第" + line + "行，") + (column.isEmpty() ? "" : column + "列，");
        return (place.isEmpty() ? "" : place.substring(0, place.length() - 1) + "：") + reason;
    }
}
