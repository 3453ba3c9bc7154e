/** The credit report that citizens take for themselves, and the code by which anyone sees that it is genuine. */
@NullMarked
package cn.quancheng.reports;

import org.jspecify.annotations.NullMarked;
