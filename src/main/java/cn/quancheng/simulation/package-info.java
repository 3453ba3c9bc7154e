/** Tries models on the whole population beside the published one, and writes no score. */
@NullMarked
package cn.quancheng.simulation;

import org.jspecify.annotations.NullMarked;
