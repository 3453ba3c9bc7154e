/** What citizens may put right of their failings (信用修复), from which day on, and how; a reviewer decides. */
@NullMarked
package cn.quancheng.appeals.repairs;

import org.jspecify.annotations.NullMarked;
