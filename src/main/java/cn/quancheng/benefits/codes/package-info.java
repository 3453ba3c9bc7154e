/** One-time codes for a merchant's counter, as text and as a picture. */
@NullMarked
package cn.quancheng.benefits.codes;

import org.jspecify.annotations.NullMarked;
