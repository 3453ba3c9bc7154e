/** How each room says what it holds about one citizen. */
@NullMarked
package cn.quancheng.platform.held;

import org.jspecify.annotations.NullMarked;
