/** What happens at a merchant's counter: a question is answered with yes or no, a place is held, taken, given back. */
@NullMarked
package cn.quancheng.benefits.counter;

import org.jspecify.annotations.NullMarked;
