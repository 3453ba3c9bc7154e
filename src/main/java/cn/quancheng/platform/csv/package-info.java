/** Reads text one physical line at a time, and cuts lines of comma-separated values into their fields. */
@NullMarked
package cn.quancheng.platform.csv;

import org.jspecify.annotations.NullMarked;
