/** What a citizen is told: an outbox, filled in the transaction of whatever there is to tell. */
@NullMarked
package cn.quancheng.messages;

import org.jspecify.annotations.NullMarked;
