/** Tells people what a proposal is made of: as data for the door, as a page for the command. */
@NullMarked
package cn.quancheng.learning.report;

import org.jspecify.annotations.NullMarked;
