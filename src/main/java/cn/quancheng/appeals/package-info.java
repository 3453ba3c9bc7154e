/** Where citizens ask for a person to look again, and where those who look decide. */
@NullMarked
package cn.quancheng.appeals;

import org.jspecify.annotations.NullMarked;
