/** Reads files of outcomes: anonymous rows, each with what became of it and the facts that may have told it beforehand. */
@NullMarked
package cn.quancheng.learning.outcomes;

import org.jspecify.annotations.NullMarked;
