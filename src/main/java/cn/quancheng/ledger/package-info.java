/** Keeps the credit records, one row each, and beside them one packed history a citizen, which is what a month reads. */
@NullMarked
package cn.quancheng.ledger;

import org.jspecify.annotations.NullMarked;
