/** Takes in files from outside: reads, checks and stages them, and accounts for every line. */
@NullMarked
package cn.quancheng.intake;

import org.jspecify.annotations.NullMarked;
