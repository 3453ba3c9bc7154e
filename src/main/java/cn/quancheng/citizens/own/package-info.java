/** What citizens do themselves about being scored, and what they are told of all that is held about them. */
@NullMarked
package cn.quancheng.citizens.own;

import org.jspecify.annotations.NullMarked;
