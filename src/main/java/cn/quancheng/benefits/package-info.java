/**
 * The counter: codes and consents by which a citizen lets a merchant ask, the merchant's question with its yes or no, places
 * held and taken, and what citizens, merchants and the association see of it.
 */
@NullMarked
package cn.quancheng.benefits;

import org.jspecify.annotations.NullMarked;
