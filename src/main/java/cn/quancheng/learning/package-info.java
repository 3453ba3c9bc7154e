/** Fits a scorecard to outcomes that are known, and proposes it: bins, points, and how well they tell on rows not fitted to. */
@NullMarked
package cn.quancheng.learning;

import org.jspecify.annotations.NullMarked;
