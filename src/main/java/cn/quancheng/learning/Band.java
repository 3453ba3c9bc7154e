package cn.quancheng.learning;

/**
 * Rows whose points are from a bound up to the next band's.
 *
 * @param fromPoints the least; in the lowest band the least possible {@code int}
 * @param fitted how many of the rows that were fitted to
 * @param rows how many of the rows held out
 * @param bad how many of these turned out bad
 * @param expectedBad how many of these the fit expects to
 * @param lift their share of bad over that of all rows held out; 0 where there are none
 * @param shift what the band adds to the population stability index
 */
public record Band(int fromPoints, int fitted, int rows, int bad, double expectedBad, double lift, double shift) {}
