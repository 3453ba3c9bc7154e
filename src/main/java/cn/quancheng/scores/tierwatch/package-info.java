/** Tells citizens beforehand that by time alone their tier is about to change. */
@NullMarked
package cn.quancheng.scores.tierwatch;

import org.jspecify.annotations.NullMarked;
