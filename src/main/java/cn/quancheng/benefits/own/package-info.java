/** What citizens see of their benefits: what they can have, what is missing to the rest, what merchants asked. */
@NullMarked
package cn.quancheng.benefits.own;

import org.jspecify.annotations.NullMarked;
