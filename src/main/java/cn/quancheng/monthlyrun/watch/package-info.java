/** What a finished run is compared with before anybody sees it, and what holds it back. */
@NullMarked
package cn.quancheng.monthlyrun.watch;

import org.jspecify.annotations.NullMarked;
