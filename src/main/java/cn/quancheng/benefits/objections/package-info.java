/** A citizen objects to a merchant's word that they did not come, and a person looks at it. */
@NullMarked
package cn.quancheng.benefits.objections;

import org.jspecify.annotations.NullMarked;
