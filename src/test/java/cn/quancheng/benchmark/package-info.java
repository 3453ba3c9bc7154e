/** The benchmark: a made-up city's month beside its floor and beside other engines, never part of a normal build. */
@NullMarked
package cn.quancheng.benchmark;

import org.jspecify.annotations.NullMarked;
