/** What happens before the service is there: what must be true for a start, and the words for one that fails. */
@NullMarked
package cn.quancheng.platform.start;

import org.jspecify.annotations.NullMarked;
