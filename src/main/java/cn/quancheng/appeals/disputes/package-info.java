/** Citizens say that a record is wrong (异议), its department answers, a reviewer decides. */
@NullMarked
package cn.quancheng.appeals.disputes;

import org.jspecify.annotations.NullMarked;
