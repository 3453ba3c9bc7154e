/** Numbers everything that changes what is known of a citizen, so that a monthly run can be replayed. */
@NullMarked
package cn.quancheng.journal;

import org.jspecify.annotations.NullMarked;
