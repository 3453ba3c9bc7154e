/** What citizens let a merchant or a department ask without a code: one of them, one offer, for a while. */
@NullMarked
package cn.quancheng.benefits.consents;

import org.jspecify.annotations.NullMarked;
