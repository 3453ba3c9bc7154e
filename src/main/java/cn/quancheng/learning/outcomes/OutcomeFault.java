package cn.quancheng.learning.outcomes;

/**
 * One thing wrong with a file of outcomes. What stands there is not repeated: it may be about a person.
 *
 * @param line in the file, from 1, the header being the first
 * @param column its name, or empty where the whole line is at fault
 * @param reason in Chinese
 */
public record OutcomeFault(long line, String column, String reason) {
    @Override
    public String toString() {
        return "第" + line + "行" + (column.isEmpty() ? "" : "，" + column + "列") + "：" + reason;
    }
}
