/** Says in plain sentences, made from the model and the catalogue, what a score sheet says in numbers. */
@NullMarked
package cn.quancheng.scores.words;

import org.jspecify.annotations.NullMarked;
