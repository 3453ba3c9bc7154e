/** The rules of models in plain words, and what differs between two of them. */
@NullMarked
package cn.quancheng.models.words;

import org.jspecify.annotations.NullMarked;
