/** Which days are working days in China. */
@NullMarked
package cn.quancheng.platform.workdays;

import org.jspecify.annotations.NullMarked;
