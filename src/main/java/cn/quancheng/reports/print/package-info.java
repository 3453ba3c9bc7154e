/** Prints a report as PDF/A, with every character that it holds. */
@NullMarked
package cn.quancheng.reports.print;

import org.jspecify.annotations.NullMarked;
