/** Reads the published scores and tells why each is what it is. */
@NullMarked
package cn.quancheng.scores;

import org.jspecify.annotations.NullMarked;
