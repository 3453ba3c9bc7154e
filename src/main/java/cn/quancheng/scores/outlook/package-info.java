/** Looks ahead: what a score comes to by itself, what it would come to, and how it comes to the next tier. */
@NullMarked
package cn.quancheng.scores.outlook;

import org.jspecify.annotations.NullMarked;
