/** The append-only book of who did what, when and why. */
@NullMarked
package cn.quancheng.audit;

import org.jspecify.annotations.NullMarked;
