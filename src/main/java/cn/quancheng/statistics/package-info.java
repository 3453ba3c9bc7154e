/** Figures for the association: what others counted, put together, and nothing on fewer than ten people. */
@NullMarked
package cn.quancheng.statistics;

import org.jspecify.annotations.NullMarked;
