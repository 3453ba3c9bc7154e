/** Reads the one sheet of an Excel workbook that holds data, after it was seen to hold nothing that does harm. */
@NullMarked
package cn.quancheng.intake.workbook;

import org.jspecify.annotations.NullMarked;
