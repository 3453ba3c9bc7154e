/** Computes a city's month: streams the histories, scores them, keeps checkpoints and publishes by one switch. */
@NullMarked
package cn.quancheng.monthlyrun;

import org.jspecify.annotations.NullMarked;
