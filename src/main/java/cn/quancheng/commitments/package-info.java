/** Promises that citizens make to the city (信用承诺): kept ones are recorded, broken ones cost nothing. */
@NullMarked
package cn.quancheng.commitments;

import org.jspecify.annotations.NullMarked;
