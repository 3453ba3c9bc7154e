package cn.quancheng.scores;

/**
 * A month has its scores; told once that is committed, to whoever observes it asynchronously. A process that is killed
 * in between tells nobody: what must follow looks for itself as well.
 *
 * @param run the run that its readers see from now on
 */
public record MonthPublished(int run) {}
