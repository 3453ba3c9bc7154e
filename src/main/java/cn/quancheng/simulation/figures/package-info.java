/** Counts a whole population under two or three models at once, and says what may be said of it. */
@NullMarked
package cn.quancheng.simulation.figures;

import org.jspecify.annotations.NullMarked;
