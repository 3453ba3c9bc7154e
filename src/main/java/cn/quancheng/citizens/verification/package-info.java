/** How a citizen shows who they are, and is told how much is held about them. */
@NullMarked
package cn.quancheng.citizens.verification;

import org.jspecify.annotations.NullMarked;
