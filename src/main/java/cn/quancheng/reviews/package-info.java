/** The one queue of what people have to decide about citizens: what is due, who has it, what came of it. */
@NullMarked
package cn.quancheng.reviews;

import org.jspecify.annotations.NullMarked;
