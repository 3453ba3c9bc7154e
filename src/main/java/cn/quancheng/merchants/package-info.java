/** Partners of 信易+: who they are, their branches, what was opened for them, and the accounts that stand for them. */
@NullMarked
package cn.quancheng.merchants;

import org.jspecify.annotations.NullMarked;
