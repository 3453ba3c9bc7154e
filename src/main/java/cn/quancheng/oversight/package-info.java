/** What auditors look at: the audit book, searched by person, by who did what, and by time. */
@NullMarked
package cn.quancheng.oversight;

import org.jspecify.annotations.NullMarked;
