/** Makes the text of a new model's version out of a card that is proposed and the version that it is to stand in for. */
@NullMarked
package cn.quancheng.learning.draft;

import org.jspecify.annotations.NullMarked;
