/** What merchants report of what was redeemed: kept, it adds to the score; not kept, the offer pauses and nothing is deducted. */
@NullMarked
package cn.quancheng.benefits.fulfilments;

import org.jspecify.annotations.NullMarked;
