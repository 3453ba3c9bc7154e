/** The command {@code learn}: a file of outcomes in, a report and a draft out, without a database. */
@NullMarked
package cn.quancheng.learning.command;

import org.jspecify.annotations.NullMarked;
