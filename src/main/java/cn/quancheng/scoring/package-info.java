/** The pure kernel: a compiled scoring model and a citizen's facts become an explained score, in whole numbers. */
@NullMarked
package cn.quancheng.scoring;

import org.jspecify.annotations.NullMarked;
